package io.throughline.processors.redaction;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Tells constant templates from built ones. A logger (a class) has a handful of templates in its
 * source; one that shows more than {@value #MAX_TEMPLATES} concatenates its messages, so none of
 * its further templates is taken for a constant.
 */
final class LogTemplates {

  private static final int MAX_TEMPLATES = 50;
  private static final int MAX_LOGGERS = 4096;

  private final ConcurrentMap<String, Set<String>> byLogger = new ConcurrentHashMap<>();

  /** False from the logger's 51st template on, the earlier ones included: it builds them. */
  boolean admits(String logger, String template) {
    Set<String> known = byLogger.get(logger);
    if (known == null) {
      if (byLogger.size() >= MAX_LOGGERS) {
        return false;
      }
      known = byLogger.computeIfAbsent(logger, name -> ConcurrentHashMap.newKeySet());
    }
    if (known.size() > MAX_TEMPLATES) {
      return false;
    }
    known.add(template);
    return known.size() <= MAX_TEMPLATES;
  }
}
