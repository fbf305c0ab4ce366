/** Shared by the packages of this module; not for users, and it may change in any release. */
@NullMarked
package io.throughline.processors.internal;

import org.jspecify.annotations.NullMarked;
