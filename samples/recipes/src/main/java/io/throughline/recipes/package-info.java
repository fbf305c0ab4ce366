/** What to copy for frameworks that call the handler themselves. */
@NullMarked
package io.throughline.recipes;

import org.jspecify.annotations.NullMarked;
