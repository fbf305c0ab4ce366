/** Kafka record headers as carriers. */
@NullMarked
package io.throughline.propagation.kafka;

import org.jspecify.annotations.NullMarked;
