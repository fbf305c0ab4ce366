/** The command line. */
@NullMarked
package io.throughline.cli;

import org.jspecify.annotations.NullMarked;
