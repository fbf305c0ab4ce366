package io.throughline.realparts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread for each task: platform threads, and virtual ones on a JDK that has them. */
public final class ThreadsPerTask {

  private ThreadsPerTask() {}

  /** New executors, by what their threads are. */
  public static Map<String, ExecutorService> all() {
    Map<String, ExecutorService> all = new LinkedHashMap<>();
    all.put("platform threads", Executors.newCachedThreadPool());
    if (Runtime.version().feature() >= 21) {
      all.put("virtual threads", virtual());
    }
    return all;
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
