/** Plants canaries in telemetry and searches what leaves. */
@NullMarked
package io.throughline.processors.testing;

import org.jspecify.annotations.NullMarked;
