/** Starts parts and services, plays the browser, and compares what was done with what was told. */
@NullMarked
package io.throughline.sample.drive;

import org.jspecify.annotations.NullMarked;
