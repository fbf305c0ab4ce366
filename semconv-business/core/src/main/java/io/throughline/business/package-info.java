/** Business transactions, steps, outcomes and KPIs. */
@NullMarked
package io.throughline.business;

import org.jspecify.annotations.NullMarked;
