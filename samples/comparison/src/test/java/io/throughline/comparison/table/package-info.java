/** Turns JMH's reports into the tables of this module's README. */
package io.throughline.comparison.table;
