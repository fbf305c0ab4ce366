/**
 * Real servers for tests and samples, in this JVM and on free ports of 127.0.0.1: a Kafka broker,
 * SQS (ElasticMQ), an SNS endpoint, an SMTP server and an OTLP receiver. Each type starts with
 * {@code start(…)}, is ready when that returns, and stops with {@code close()}.
 */
@NullMarked
package io.throughline.realparts;

import org.jspecify.annotations.NullMarked;
