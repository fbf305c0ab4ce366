package io.throughline.propagation.kafka;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The topics whose records a consumer interceptor of this process counts as consumed. A delivery
 * counts once, by the conventions: at the receive where somebody sees it, else when it is
 * processed.
 *
 * <p>Bounded; topics past the bound count twice. Cost: one look-up for each record processed.
 */
final class CountedTopics {

  private static final int MOST = 10_000;
  private static final Set<String> TOPICS = ConcurrentHashMap.newKeySet();

  private CountedTopics() {}

  static void add(String topic) {
    if (!TOPICS.contains(topic) && TOPICS.size() < MOST) {
      TOPICS.add(topic);
    }
  }

  static boolean contains(String topic) {
    return TOPICS.contains(topic);
  }
}
