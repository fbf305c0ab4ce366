package io.throughline.business;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the transactions for which something has been counted, so that a redelivered message
 * does not count it twice. Bounded: the oldest are forgotten, so a duplicate that comes very late
 * counts again.
 */
final class RecentTransactions {
  static final int CAPACITY = 16_384;

  private final Map<String, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > CAPACITY;
        }
      };

  /** True the first time. Locks: called a few times per transaction, never per span. */
  synchronized boolean firstTime(Members members) {
    String key = members.name() + ' ' + members.startMillis() + ' ' + members.id();
    return seen.put(key, Boolean.TRUE) == null;
  }
}
