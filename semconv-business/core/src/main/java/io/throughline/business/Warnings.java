package io.throughline.business;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Says things of one kind, each once and never again, so that a mistake in a loop does not fill a
 * disk.
 */
final class Warnings {
  private static final Logger LOGGER = Logger.getLogger(Business.class.getName());

  /** Somebody who sees so many knows; a name that is made of values would give a thousand. */
  private static final int LIMIT = 20;

  private final Set<String> said = ConcurrentHashMap.newKeySet();

  void once(String message) {
    if (said.size() < LIMIT && said.add(message)) {
      LOGGER.log(Level.WARNING, message);
    }
  }
}
