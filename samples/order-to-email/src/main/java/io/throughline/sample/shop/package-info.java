/** The five services, each a program of its own, and what they share. */
@NullMarked
package io.throughline.sample.shop;

import org.jspecify.annotations.NullMarked;
