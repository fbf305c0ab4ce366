/** The desk's page in a real browser, over telemetry of a realistic run. */
package io.throughline.pagetest;
