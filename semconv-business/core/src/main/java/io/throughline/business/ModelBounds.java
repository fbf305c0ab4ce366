package io.throughline.business;

import static java.util.Objects.requireNonNull;

import io.throughline.business.BusinessModel.Dependency;
import io.throughline.business.BusinessModel.Kpi;
import io.throughline.business.BusinessModel.Promise;
import io.throughline.business.BusinessModel.Transaction;
import io.throughline.business.internal.BusinessMembers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model may say. What OpenTelemetry would drop at run time with a line in the log, such as
 * an instrument's name or unit, is refused here, where it stops the start.
 */
final class ModelBounds {
  private static final Duration MAX = Duration.ofMillis(BusinessMembers.MAX_MILLIS);
  private static final int MAX_UNIT = 63;
  private static final String OURS = "business.transaction.";

  private ModelBounds() {}

  static void checkTransactions(Map<String, Transaction> transactions) {
    transactions.forEach(
        (key, transaction) -> {
          checkKey("transaction", key, transaction.name());
          transaction
              .steps()
              .forEach((step, details) -> checkKey("step", step, requireNonNull(details).name()));
          checkPromise(key, transaction.promise());
          if (transaction.giveUp() != null) {
            checkGiveUp(key, transaction.giveUp(), transaction.promise());
          }
        });
  }

  static void checkKpis(Map<String, Kpi> kpis) {
    Map<String, String> instruments = new HashMap<>();
    kpis.forEach(
        (key, kpi) -> {
          checkKey("kpi", key, kpi.name());
          checkKpi(kpi);
          String same = instruments.put(key.toLowerCase(Locale.ROOT), key);
          if (same != null) {
            throw new IllegalArgumentException(
                "kpis '" + same + "' and '" + key + "' are one: metrics know no capital letters");
          }
        });
  }

  static void checkDependencies(Map<String, Dependency> dependencies) {
    dependencies.forEach(
        (key, dependency) -> {
          checkKey("dependency", key, dependency.name());
          checkPromise(key, dependency.promise());
          if (dependency.match().isEmpty()) {
            throw new IllegalArgumentException(
                "dependency '" + key + "' has no match: no call could be known as one to it");
          }
        });
  }

  static String checkName(String what, String name) {
    requireNonNull(name, what);
    if (!BusinessMembers.acceptableName(name)) {
      throw new IllegalArgumentException(
          what
              + " name '"
              + name
              + "': accepted are 1 to "
              + BusinessMembers.MAX_NAME
              + " letters, digits, '_', '.', '-', starting with a letter or digit");
    }
    return name;
  }

  static Kpi checkKpi(Kpi kpi) {
    String name = checkName("kpi", kpi.name());
    if (name.charAt(0) <= '9') {
      throw new IllegalArgumentException(
          "kpi name '" + name + "': a metric starts with a letter, not with a digit");
    }
    if (name.toLowerCase(Locale.ROOT).startsWith(OURS)) {
      throw new IllegalArgumentException(
          "kpi name '" + name + "': names below " + OURS + " are Throughline's own");
    }
    if (!isUnit(requireNonNull(kpi.unit(), "unit"))) {
      throw new IllegalArgumentException(
          "kpi '"
              + name
              + "': the unit '"
              + kpi.unit()
              + "' is none; accepted are up to "
              + MAX_UNIT
              + " ASCII characters, as in {purchase} or EUR");
    }
    requireNonNull(kpi.description(), "description");
    return kpi;
  }

  static void checkPromise(String of, @Nullable Promise promise) {
    if (promise == null) {
      return;
    }
    checkTime(of + ".promise.within", promise.within());
    checkTime(of + ".promise.over", promise.over());
    if (!(promise.share() > 0 && promise.share() <= 1)) {
      throw new IllegalArgumentException(
          of + ".promise: a share of " + promise.share() + " is not above 0 and at most 1");
    }
  }

  static void checkGiveUp(String of, Duration giveUp, @Nullable Promise promise) {
    checkTime(of + ".give_up", giveUp);
    if (promise != null && giveUp.compareTo(promise.within()) < 0) {
      throw new IllegalArgumentException(
          of + ".give_up: " + giveUp + " comes before the promise of " + promise.within());
    }
  }

  private static void checkTime(String what, Duration time) {
    requireNonNull(time, what);
    if (time.isNegative() || time.isZero() || time.compareTo(MAX) > 0) {
      throw new IllegalArgumentException(
          what + ": " + time + " is not above zero and at most " + MAX.toDays() + " days");
    }
  }

  private static void checkKey(String what, String key, String name) {
    checkName(what, name);
    if (!key.equals(name)) {
      throw new IllegalArgumentException(
          what + " '" + name + "' stands in the model as '" + key + "'");
    }
  }

  private static boolean isUnit(String unit) {
    return unit.length() <= MAX_UNIT && unit.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
