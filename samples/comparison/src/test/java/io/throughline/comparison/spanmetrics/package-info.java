/** Span metrics beside their peers. */
package io.throughline.comparison.spanmetrics;
