/** Public only because sibling modules need it; not for users, and free to change. */
@NullMarked
package io.throughline.business.internal;

import org.jspecify.annotations.NullMarked;
