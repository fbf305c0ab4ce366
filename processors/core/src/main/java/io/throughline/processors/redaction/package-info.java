/**
 * Removes personal data and credentials from everything the SDK exports.
 *
 * <p>{@link io.throughline.processors.redaction.RedactionPolicy} says what may leave, {@link
 * io.throughline.processors.redaction.Redactor} carries it out.
 */
@NullMarked
package io.throughline.processors.redaction;

import org.jspecify.annotations.NullMarked;
