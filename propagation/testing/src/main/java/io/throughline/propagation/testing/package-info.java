/** The contract that every carrier passes, ours and users'. */
@NullMarked
package io.throughline.propagation.testing;

import org.jspecify.annotations.NullMarked;
