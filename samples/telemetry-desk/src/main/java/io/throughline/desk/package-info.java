/**
 * A backend for one run: it keeps the OTLP that services export, says in a report what can be read
 * from that alone, searches its raw bytes for planted secrets, and shows it all on one page. {@link
 * io.throughline.desk.TelemetryDesk} is the way in.
 */
@NullMarked
package io.throughline.desk;

import org.jspecify.annotations.NullMarked;
