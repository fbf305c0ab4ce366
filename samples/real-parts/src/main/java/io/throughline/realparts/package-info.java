/** Real parts for tests and samples, each on free ports of 127.0.0.1. */
@NullMarked
package io.throughline.realparts;

import org.jspecify.annotations.NullMarked;
