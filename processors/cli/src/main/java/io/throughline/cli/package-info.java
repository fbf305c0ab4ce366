/** The command line: policies tried out and explained, tokens of a person. */
@NullMarked
package io.throughline.cli;

import org.jspecify.annotations.NullMarked;
