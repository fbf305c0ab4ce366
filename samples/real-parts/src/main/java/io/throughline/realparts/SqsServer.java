package io.throughline.realparts;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * SQS as ElasticMQ speaks it, in this JVM, in memory.
 *
 * <p>Faithful to AWS: the limit of ten attributes, MD5 of body and attributes, {@code
 * AWSTraceHeader}, partial batch failure, long polling, FIFO, dead-letter queues. Not faithful:
 * asking for an attribute also returns those whose names are substrings of it; the prefix {@code
 * name.*} does not work; attribute bytes do not count towards the size limit; bad attribute names
 * are accepted; system attributes get no MD5.
 */
public final class SqsServer implements AutoCloseable {
  private final SQSRestServer server;
  private final URI endpoint;

  private SqsServer(SQSRestServer server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /** Starts a server without queues; a client creates them. Any region and credentials will do. */
  public static SqsServer start() {
    SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1").withPort(0).start();
    int port = server.waitUntilStarted().localAddress().getPort();
    return new SqsServer(server, URI.create("http://127.0.0.1:" + port));
  }

  /** For a client's {@code endpointOverride}. */
  public URI endpoint() {
    return endpoint;
  }

  /** Stops the server; its queues are gone. */
  @Override
  public void close() {
    server.stopAndWait();
  }

  @Override
  public String toString() {
    return "SqsServer{" + endpoint + "}";
  }
}
