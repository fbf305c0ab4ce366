/** The main job: from a click to an e-mail through five services, on real parts. */
@NullMarked
package io.throughline.sample;

import org.jspecify.annotations.NullMarked;
