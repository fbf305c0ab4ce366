/** Detectors beside regular expressions. */
package io.throughline.comparison.redaction;
