package io.throughline.business;

import static java.util.Objects.requireNonNull;

import io.throughline.business.BusinessModel.Dependency;
import io.throughline.business.BusinessModel.Kpi;
import io.throughline.business.BusinessModel.Promise;
import io.throughline.business.BusinessModel.Step;
import io.throughline.business.BusinessModel.Transaction;
import io.throughline.business.internal.BusinessMembers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BusinessModel} in code. Single use, not thread-safe. */
public final class BusinessModelBuilder {
  private static final Duration MAX = Duration.ofMillis(BusinessMembers.MAX_MILLIS);

  private final Map<String, Transaction> transactions = new LinkedHashMap<>();
  private final Map<String, Kpi> kpis = new LinkedHashMap<>();
  private final Map<String, Dependency> dependencies = new LinkedHashMap<>();

  BusinessModelBuilder() {}

  public BusinessModelBuilder transaction(String name, Consumer<TransactionBuilder> details) {
    TransactionBuilder builder = new TransactionBuilder(checkName("transaction", name));
    details.accept(builder);
    checkNew("transaction", name, transactions.put(name, builder.build()));
    return this;
  }

  /**
   * Declares a key figure.
   *
   * @param unit in UCUM, such as <code>{purchase}</code>
   */
  public BusinessModelBuilder kpi(String name, String unit, String description) {
    checkName("kpi", name);
    Kpi kpi =
        new Kpi(name, requireNonNull(unit, "unit"), requireNonNull(description, "description"));
    checkNew("kpi", name, kpis.put(name, kpi));
    return this;
  }

  public BusinessModelBuilder dependency(String name, Consumer<DependencyBuilder> details) {
    DependencyBuilder builder = new DependencyBuilder(checkName("dependency", name));
    details.accept(builder);
    checkNew("dependency", name, dependencies.put(name, builder.build()));
    return this;
  }

  public BusinessModel build() {
    return new BusinessModel(transactions, kpis, dependencies);
  }

  private static Promise promise(String of, Duration within, double share, Duration over) {
    checkTime(of + ".promise.within", within);
    checkTime(of + ".promise.over", over);
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          of + ".promise: a share of " + share + " is not above 0 and at most 1");
    }
    return new Promise(within, share, over);
  }

  private static Duration checkTime(String what, Duration time) {
    requireNonNull(time, what);
    if (time.isNegative() || time.isZero() || time.compareTo(MAX) > 0) {
      throw new IllegalArgumentException(
          what + ": " + time + " is not above zero and at most " + MAX.toDays() + " days");
    }
    return time;
  }

  private static String checkName(String what, String name) {
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

  private static void checkNew(String what, String name, @Nullable Object previous) {
    if (previous != null) {
      throw new IllegalArgumentException(what + " '" + name + "' is declared twice");
    }
  }

  /** The details of one transaction. */
  public static final class TransactionBuilder {
    private final String name;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private @Nullable String owner;
    private @Nullable Promise promise;
    private @Nullable Duration giveUp;

    TransactionBuilder(String name) {
      this.name = name;
    }

    public TransactionBuilder owner(String team) {
      this.owner = requireNonNull(team, "owner");
      return this;
    }

    public TransactionBuilder step(String step) {
      checkName("step", step);
      checkNew("step", step, steps.put(step, new Step(step, null)));
      return this;
    }

    public TransactionBuilder step(String step, String team) {
      checkName("step", step);
      checkNew("step", step, steps.put(step, new Step(step, requireNonNull(team, "owner"))));
      return this;
    }

    /** Promises that the given share of the transactions completes in time. */
    public TransactionBuilder promise(Duration within, double share, Duration over) {
      this.promise = BusinessModelBuilder.promise(name, within, share, over);
      return this;
    }

    /** After this time an unfinished transaction counts as lost. */
    public TransactionBuilder giveUp(Duration after) {
      this.giveUp = checkTime(name + ".give_up", after);
      return this;
    }

    private Transaction build() {
      if (promise != null && giveUp != null && giveUp.compareTo(promise.within()) < 0) {
        throw new IllegalArgumentException(
            name + ".give_up: " + giveUp + " comes before the promise of " + promise.within());
      }
      return new Transaction(name, owner, steps, promise, giveUp);
    }
  }

  /** The details of one dependency. */
  public static final class DependencyBuilder {
    private final String name;
    private final Map<String, String> match = new LinkedHashMap<>();
    private @Nullable Promise promise;
    private @Nullable String owner;

    DependencyBuilder(String name) {
      this.name = name;
    }

    /** A span attribute by which a call to the dependency is known; all given ones must match. */
    public DependencyBuilder match(String attribute, String value) {
      match.put(requireNonNull(attribute, "attribute"), requireNonNull(value, "value"));
      return this;
    }

    public DependencyBuilder promise(Duration within, double share, Duration over) {
      this.promise = BusinessModelBuilder.promise(name, within, share, over);
      return this;
    }

    public DependencyBuilder owner(String team) {
      this.owner = requireNonNull(team, "owner");
      return this;
    }

    private Dependency build() {
      if (match.isEmpty()) {
        throw new IllegalArgumentException(
            "dependency '" + name + "' has no match: no call could be known as one to it");
      }
      return new Dependency(name, match, promise, owner);
    }
  }
}
