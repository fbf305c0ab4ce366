package io.throughline.business;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Says a thing once and never again, so that a mistake in a loop does not fill a disk. */
final class Warnings {
  private static final Logger LOGGER = Logger.getLogger(Business.class.getName());
  private static final int LIMIT = 100;
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Warnings() {}

  static void once(String message) {
    if (SAID.size() < LIMIT && SAID.add(message)) {
      LOGGER.log(Level.WARNING, message);
    }
  }
}
