package io.throughline.propagation.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Says each cause once, at FINE: a send or a handler never fails because of us. Internal. */
public final class Failures {

  private static final Logger LOGGER = Logger.getLogger("io.throughline.propagation");
  private static final int MOST = 100;
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Failures() {}

  public static void say(String where, Throwable cause) {
    if (SAID.size() < MOST && SAID.add(where + cause.getClass().getName())) {
      LOGGER.log(Level.FINE, cause, () -> where + " failed; the message goes on without");
    }
  }
}
