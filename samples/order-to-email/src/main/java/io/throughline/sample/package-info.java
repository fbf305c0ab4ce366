/** The main job: from a click to a confirmation e-mail over five services. */
@NullMarked
package io.throughline.sample;

import org.jspecify.annotations.NullMarked;
