/** SQS and SNS message attributes as carriers. */
@NullMarked
package io.throughline.propagation.aws;

import org.jspecify.annotations.NullMarked;
