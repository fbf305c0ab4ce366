package io.throughline.comparison.table;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Collection;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time that the benchmark's own threads used for an operation, and the bytes that
 * they allocated. JMH's score is time on the wall, which on a shared machine is mostly other
 * people's work, and its allocation is the whole process's, exporters' threads included.
 */
public final class OwnThreadsProfiler implements InternalProfiler {

  static final String TIME = "own.time";
  static final String ALLOCATION = "own.alloc";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long nanosBefore;
  private long bytesBefore;

  @Override
  public String getDescription() {
    return "processor time and allocation of the benchmark's threads";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    bytesBefore = ofWorkers(THREADS::getThreadAllocatedBytes);
    nanosBefore = ofWorkers(THREADS::getThreadCpuTime);
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double nanos = ofWorkers(THREADS::getThreadCpuTime) - nanosBefore;
    double bytes = ofWorkers(THREADS::getThreadAllocatedBytes) - bytesBefore;
    long operations = result.getMetadata().getAllOps();
    return operations == 0
        ? List.of()
        : List.of(
            new ScalarResult(TIME, nanos / operations, "ns/op", AggregationPolicy.AVG),
            new ScalarResult(ALLOCATION, bytes / operations, "B/op", AggregationPolicy.AVG));
  }

  private static long ofWorkers(LongUnaryOperator figure) {
    long sum = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().contains("jmh-worker")) {
        sum += Math.max(0, figure.applyAsLong(thread.getThreadId()));
      }
    }
    return sum;
  }
}
