/** What a backend gets: a store of received OTLP and one web page. */
@NullMarked
package io.throughline.desk;

import org.jspecify.annotations.NullMarked;
