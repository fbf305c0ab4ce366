/** Carries trace context and business members through messages. */
@NullMarked
package io.throughline.propagation;

import org.jspecify.annotations.NullMarked;
