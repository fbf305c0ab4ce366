/** Calls and durations of every ended span, whatever the trace sampling. */
@NullMarked
package io.throughline.processors.spanmetrics;

import org.jspecify.annotations.NullMarked;
