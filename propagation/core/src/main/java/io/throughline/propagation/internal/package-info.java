/** Shared by Throughline's carriers; not for users, and it may change in any release. */
@NullMarked
package io.throughline.propagation.internal;

import org.jspecify.annotations.NullMarked;
