package io.throughline.processors.redaction.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How often united grams would be hit in ordinary text, as counted in a sample of it: names of
 * classes and words of logs are far from random. As the sample is short, what the shares of single
 * characters let expect counts as well.
 *
 * <p>A table lets a gram through column by column; united, each column lets through what one of the
 * grams allows there. For the {@link Prefilter} a column is a character, for the {@link Sieve} a
 * pair. Where in the sample a column lets through is kept as bits.
 */
final class SampleSets {

  static final byte[] SAMPLE =
      """
      org.hibernate.exception.ConstraintViolationException: could not execute batch
      \tat java.base/java.lang.Thread.run(Thread.java:840)
      \tat java.base/java.util.concurrent.CompletableFuture$AsyncSupply.run(CompletableFuture.java:1768)
      \tat java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)
      \tat java.base/java.lang.reflect.Method.invoke(Method.java:580)
      \tat java.base/java.util.stream.ReferencePipeline$3$1.accept(ReferencePipeline.java:197)
      \tat org.springframework.aop.framework.ReflectiveMethodInvocation.proceed(ReflectiveMethodInvocation.java:184)
      \tat org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:207)
      \tat org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
      \tat org.springframework.transaction.interceptor.TransactionInterceptor.invoke(TransactionInterceptor.java:119)
      \tat org.apache.catalina.core.StandardWrapperValve.invoke(StandardWrapperValve.java:197)
      \tat org.apache.coyote.http11.Http11Processor.service(Http11Processor.java:399)
      \tat org.apache.tomcat.util.threads.TaskThread$WrappingRunnable.run(TaskThread.java:61)
      \tat jakarta.servlet.http.HttpServlet.service(HttpServlet.java:658)
      \tat io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead(AbstractChannelHandlerContext.java:444)
      \tat io.netty.util.concurrent.SingleThreadEventExecutor$4.run(SingleThreadEventExecutor.java:997)
      \tat reactor.core.publisher.FluxMapFuseable$MapFuseableSubscriber.onNext(FluxMapFuseable.java:129)
      \tat org.apache.kafka.clients.consumer.internals.ConsumerCoordinator.poll(ConsumerCoordinator.java:520)
      \tat com.fasterxml.jackson.databind.ObjectMapper._readMapAndClose(ObjectMapper.java:4825)
      \tat example.billing.invoice.InvoiceRepository$$SpringCGLIB$$0.findById(<generated>)
      \tat org.postgresql.jdbc.PgPreparedStatement.executeQuery(PgPreparedStatement.java:137)
      \tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:181)
      \tat org.eclipse.jetty.server.handler.ContextHandler.doHandle(ContextHandler.java:1624)
      \tat software.amazon.awssdk.core.internal.handler.BaseClientHandler.execute(BaseClientHandler.java:179)
      \t... 42 common frames omitted
      Caused by: java.net.SocketTimeoutException: Read timed out after 3000 ms
      GET /api/v1/customers/{id}/invoices/2041?page=3&size=50 HTTP/1.1
      http://inventory.svc.cluster.local:8080/items/77/stock
      user-agent Apache-HttpClient/5.2.1 (Java/17.0.9)
      SELECT o.id, o.status, count(*) FROM orders o WHERE o.region = ? GROUP BY o.status
      Started application in 4.27 seconds (process running for 5.1)
      shipping-service-6d8f7b9c4-q7zkm application/json text/html utf-8 us-east-1 ip-10-0-3-17
      consumer group warehouse rebalanced, 12 partitions assigned, 3 revoked, lag 1840
      circuit breaker opened for backend, next attempt in 30 s; connection reset by peer
      2026-03-14T08:21:07.512Z INFO 1 --- [nio-8080-exec-4] example.billing.InvoiceService : invoice sent
      account address basket cart catalog checkout customer delivery discount document event gateway item listing
      member message order payment price product profile quote refund report request response schedule shipment
      store supplier task tenant ticket user vendor voucher wallet is was not are has been already there with
      order confirmed, reserving stock at the warehouse; worker process finished with code 0
      the of and to in for on by from at as or if be an can not no new all any other only after before while until
      between without more less first last next one two three attempts retries failed skipped rejected accepted
      received sent written loaded saved created updated deleted closed opened starting stopped waiting pending
      handled published committed connected disconnected timeout refused host port server client node cluster
      leader topic offset queue stream batch records total count limit rate max took seconds minutes thread pool
      executor job worker scheduler cache hit expired table column row migration transaction lock query result file
      path memory usage high low warning error unexpected invalid missing unknown default values types code version
      release deploy config settings enabled disabled feature region environment production instance container
      resources method handler manager provider upstream inventory carrier tracking label stock quantity currency
      """
          .replace('\n', '\r')
          .getBytes(StandardCharsets.ISO_8859_1);

  private static final int LENGTH = (SAMPLE.length + Long.SIZE - 1) / Long.SIZE;

  /** Where each character stands in the sample. */
  private static final long[][] PLACES = new long[Gram.NON_ASCII][LENGTH];

  static {
    for (int i = 0; i < SAMPLE.length; i++) {
      PLACES[SAMPLE[i]][i / Long.SIZE] |= 1L << i;
    }
  }

  /** How much an expected hit counts beside one in the sample. */
  private static final double EXPECTED = 0.5;

  private final long[][] columns;
  private final double[] shares;
  private double passed;

  private SampleSets(Gram gram, int width) {
    columns = new long[Gram.LENGTH / width][LENGTH];
    shares = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      Arrays.fill(columns[i], -1);
      shares[i] = 1;
      for (int position = i * width; position < (i + 1) * width; position++) {
        long[] places = places(gram, position);
        for (int j = 0; j < LENGTH; j++) {
          columns[i][j] &= places[j];
        }
        shares[i] *= share(gram, position);
      }
    }
    passed = passedBy(this);
  }

  static SampleSets ofCharacters(Gram gram) {
    return new SampleSets(gram, 1);
  }

  static SampleSets ofPairs(Gram gram) {
    return new SampleSets(gram, 2);
  }

  /** Where a gram may begin for what it allows at {@code position}. */
  private static long[] places(Gram gram, int position) {
    long[] places = new long[LENGTH];
    for (int symbol = 0; symbol < Gram.NON_ASCII; symbol++) {
      if (gram.allows(position, symbol)) {
        unite(places, PLACES[symbol]);
      }
    }
    for (int i = 0; i < LENGTH && position > 0; i++) {
      long next = i + 1 < LENGTH ? places[i + 1] << (Long.SIZE - position) : 0;
      places[i] = places[i] >>> position | next;
    }
    return places;
  }

  private static void unite(long[] bits, long[] more) {
    for (int i = 0; i < LENGTH; i++) {
      bits[i] |= more[i];
    }
  }

  /** The share of what a gram allows at {@code position} in all text, roughly. */
  private static double share(Gram gram, int position) {
    double share = 0;
    for (char c = 0; c < Gram.NON_ASCII; c++) {
      if (gram.allows(position, c)) {
        boolean lower = c >= 'a' && c <= 'z';
        share += lower ? 0.025 : Ascii.isDigit(c) ? 0.01 : Ascii.isUpper(c) ? 0.004 : 0.002;
      }
    }
    return Math.min(1, share);
  }

  void add(SampleSets other) {
    for (int i = 0; i < columns.length; i++) {
      unite(columns[i], other.columns[i]);
      shares[i] += other.shares[i];
    }
    passed = passedBy(this);
  }

  /** How much passes. */
  double passed() {
    return passed;
  }

  /**
   * How much would pass that each would not let through for itself, if both were united; two owners
   * would both be called for what passes.
   */
  double harmOf(SampleSets other, boolean sameOwner) {
    double both = passedBy(other);
    return sameOwner ? both - passed - other.passed : both - passed + both - other.passed;
  }

  /** How much passes if {@code other}, or nothing else than this, is added. */
  private double passedBy(SampleSets other) {
    double expected = EXPECTED * SAMPLE.length;
    for (int i = 0; i < columns.length; i++) {
      expected *= Math.min(1, other == this ? shares[i] : shares[i] + other.shares[i]);
    }
    int held = 0;
    for (int j = 0; j < LENGTH; j++) {
      long all = -1;
      for (int i = 0; i < columns.length; i++) {
        all &= columns[i][j] | other.columns[i][j];
      }
      held += Long.bitCount(all);
    }
    return held + expected;
  }
}
