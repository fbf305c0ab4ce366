/** Installs redaction, span metrics and business enrichment into an OpenTelemetry SDK. */
@NullMarked
package io.throughline.processors;

import org.jspecify.annotations.NullMarked;
