/** Our carriers under the W3C's own test suite for Trace Context. */
package io.throughline.comparison.conformance;
