/**
 * What leaves, by policy: {@link io.throughline.processors.redaction.RedactionPolicy} says it,
 * {@link io.throughline.processors.redaction.Redactor} does it.
 */
@NullMarked
package io.throughline.processors.redaction;

import org.jspecify.annotations.NullMarked;
