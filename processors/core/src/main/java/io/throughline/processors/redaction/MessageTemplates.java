package io.throughline.processors.redaction;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells message templates from messages: a call that had arguments has placeholders, and code has
 * few templates. A logger with more than 50 is building them, so that none of its templates is
 * trusted any more.
 */
final class MessageTemplates {
  static final int MAX_TEMPLATES = 50;
  private static final int MAX_LOGGERS = 5000;
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_PLACEHOLDER = 40;
  private static final int RECENT = 64;

  /** A template that was trusted, and all of its logger. */
  private record Known(String logger, String template, Set<Long> templates) {}

  private final Map<String, Set<Long>> seen = new ConcurrentHashMap<>();

  /** Spares nearly every record the reading of its template; a race or a collision costs that. */
  private final @Nullable Known[] recent = new Known[RECENT];

  boolean isTrusted(String logger, String template) {
    int place = template.hashCode() & (RECENT - 1);
    Known known = recent[place];
    if (known != null && known.template.equals(template) && known.logger.equals(logger)) {
      return known.templates.size() <= MAX_TEMPLATES;
    }
    Set<Long> templates = templates(logger, template);
    if (templates == null || templates.size() > MAX_TEMPLATES) {
      return false;
    }
    recent[place] = new Known(logger, template, templates);
    return true;
  }

  /** What the logger has, this one included; null if it is none or the logger is not known. */
  private @Nullable Set<Long> templates(String logger, String template) {
    if (template.length() > MAX_LENGTH || !hasPlaceholder(template)) {
      return null;
    }
    Set<Long> templates = seen.get(logger);
    if (templates == null) {
      if (seen.size() >= MAX_LOGGERS) {
        return null;
      }
      templates = seen.computeIfAbsent(logger, unused -> ConcurrentHashMap.newKeySet());
    }
    if (templates.size() <= MAX_TEMPLATES) {
      templates.add(hash(template));
    }
    return templates;
  }

  /** {@code {}}, {@code {0}}, {@code {name}} or {@code %s}. */
  static boolean hasPlaceholder(String template) {
    int open = template.indexOf('{');
    while (open >= 0) {
      int close = template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      if (close - open <= MAX_PLACEHOLDER && isName(template, open + 1, close)) {
        return true;
      }
      open = template.indexOf('{', open + 1);
    }
    int percent = template.indexOf('%');
    while (percent >= 0 && percent + 1 < template.length()) {
      if ("sdfxbc".indexOf(template.charAt(percent + 1)) >= 0) {
        return true;
      }
      percent = template.indexOf('%', percent + 2);
    }
    return false;
  }

  private static boolean isName(String template, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = template.charAt(i);
      if (!Shapes.isLetter(c) && !Shapes.isDigit(c) && "_.,:#".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static long hash(String text) {
    long hash = 1125899906842597L;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }
}
