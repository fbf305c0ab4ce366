package io.throughline.propagation.aws;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** A thread for each task: platform threads, and virtual ones on a JDK that has them. */
final class ThreadsPerTask {

  private ThreadsPerTask() {}

  static Stream<Named<ExecutorService>> all() {
    Stream<Named<ExecutorService>> platform =
        Stream.of(Named.of("platform threads", Executors.newCachedThreadPool()));
    if (Runtime.version().feature() < 21) {
      return platform;
    }
    return Stream.concat(platform, Stream.of(Named.of("virtual threads", virtual())));
  }

  private static ExecutorService virtual() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a JDK from 21 on has virtual threads", e);
    }
  }
}
