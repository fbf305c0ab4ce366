/**
 * Text in, findings out: what in a value looks like personal data or a credential, and where.
 *
 * <p>{@link DetectorSet} is the way in. No type of OpenTelemetry is known here.
 */
@NullMarked
package io.throughline.processors.redaction.detect;

import org.jspecify.annotations.NullMarked;
