package io.throughline.business;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a metric attribute small: a name from outside could otherwise be new every time. Names of
 * the model always pass; of others the first {@value #LIMIT} do, and the rest share one value.
 */
final class BoundedNames {
  static final int LIMIT = 100;
  static final String OTHER = "_other";

  private final Set<String> others = ConcurrentHashMap.newKeySet();

  String bound(String name, boolean inModel) {
    if (inModel || others.contains(name)) {
      return name;
    }
    // Racing threads may exceed the limit by their number, which does no harm.
    return others.size() < LIMIT && others.add(name) ? name : OTHER;
  }
}
