package io.throughline.realparts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker with its KRaft controller, one node, in this JVM.
 *
 * <p>Everything here is Kafka's internal API, kept in this one class. Kafka logs through SLF4J:
 * without a provider it is silent; with one, keep the loggers {@code org.apache.kafka}, {@code
 * kafka} and {@code state.change.logger} at WARN, or information logging costs seconds.
 *
 * <p>Cost: the first start in a JVM takes 2 to 4 s, a later one about 1 s.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final int START_ATTEMPTS = 5;

  private final KafkaRaftServer server;
  private final Path directory;
  private final int port;

  private KafkaBroker(KafkaRaftServer server, Path directory, int port) {
    this.server = server;
    this.directory = directory;
    this.port = port;
  }

  /**
   * Starts a broker that is ready to serve; topics are created on first use, with one partition.
   */
  public static KafkaBroker start() {
    return startAdvertising(0);
  }

  /**
   * The same, but clients are told to come to this port of 127.0.0.1, where something between them
   * and {@link #port} listens; 0 is the broker's own port.
   */
  public static KafkaBroker startAdvertising(int advertisedPort) {
    RuntimeException last = null;
    // The controller's port must be known before it is bound, so somebody may take it in between.
    for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      try {
        return startOn(freePort(), freePort(), advertisedPort);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (RuntimeException e) {
        last = e;
      }
    }
    throw new IllegalStateException("no Kafka broker after " + START_ATTEMPTS + " attempts", last);
  }

  private static KafkaBroker startOn(int brokerPort, int controllerPort, int advertisedPort)
      throws IOException {
    Path directory = Files.createTempDirectory("kafka-broker");
    KafkaRaftServer server = null;
    try {
      format(directory);
      server =
          new KafkaRaftServer(
              KafkaConfig.fromProps(
                  properties(
                      brokerPort,
                      controllerPort,
                      advertisedPort == 0 ? brokerPort : advertisedPort,
                      directory)),
              Time.SYSTEM);
      server.startup();
      return new KafkaBroker(server, directory, brokerPort);
    } catch (RuntimeException e) {
      if (server != null) {
        server.shutdown();
        server.awaitShutdown();
      }
      delete(directory);
      throw e;
    }
  }

  private static void format(Path directory) {
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, "UTF-8")) // else to stdout
          .setNodeId(1)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(directory.toString())
          .addDirectory(directory.toString())
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("cannot format " + directory, e);
    }
  }

  private static Properties properties(
      int brokerPort, int controllerPort, int advertisedPort, Path directory) {
    String controller = "127.0.0.1:" + controllerPort;
    String broker = "127.0.0.1:" + brokerPort;
    Properties properties = new Properties();
    properties.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@" + controller),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller),
            Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("log.dirs", directory.toString()),
            Map.entry("num.partitions", "1"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.consumer.min.heartbeat.interval.ms", "100"),
            Map.entry("group.consumer.heartbeat.interval.ms", "300"),
            Map.entry("controlled.shutdown.enable", "false")));
    return properties;
  }

  /** The {@code bootstrap.servers} of a client. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Creates a topic with this many partitions; returns when its metadata is known. */
  public void createTopic(String topic, int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating " + topic, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create topic " + topic, e.getCause());
    }
  }

  /** Stops the broker and deletes its files. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    delete(directory);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "KafkaBroker{" + bootstrapServers() + "}";
  }
}
