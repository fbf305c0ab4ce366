/** Stamps spans and log records with the business transaction that they belong to. */
@NullMarked
package io.throughline.processors.business;

import org.jspecify.annotations.NullMarked;
