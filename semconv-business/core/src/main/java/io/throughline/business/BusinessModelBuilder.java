package io.throughline.business;

import static io.throughline.business.ModelBounds.checkName;
import static java.util.Objects.requireNonNull;

import io.throughline.business.BusinessModel.Dependency;
import io.throughline.business.BusinessModel.Kpi;
import io.throughline.business.BusinessModel.Promise;
import io.throughline.business.BusinessModel.Step;
import io.throughline.business.BusinessModel.Transaction;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BusinessModel} in code. Single use, not thread-safe. */
public final class BusinessModelBuilder {
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
    Kpi kpi = ModelBounds.checkKpi(new Kpi(name, unit, description));
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
    Promise promise = new Promise(within, share, over);
    ModelBounds.checkPromise(of, promise);
    return promise;
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
      this.giveUp = requireNonNull(after, "giveUp");
      return this;
    }

    private Transaction build() {
      if (giveUp != null) {
        ModelBounds.checkGiveUp(name, giveUp, promise);
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
      return new Dependency(name, match, promise, owner);
    }
  }
}
