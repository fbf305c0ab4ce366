package io.throughline.business;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * What the business promises: its transactions with their steps, its key figures, the services of
 * others that it depends on. Every service of a system uses the same model and ignores the steps
 * that are not its own.
 */
public record BusinessModel(
    Map<String, Transaction> transactions,
    Map<String, Kpi> kpis,
    Map<String, Dependency> dependencies) {
  private static final BusinessModel EMPTY = new BusinessModel(Map.of(), Map.of(), Map.of());

  public BusinessModel {
    transactions = Map.copyOf(transactions);
    kpis = Map.copyOf(kpis);
    dependencies = Map.copyOf(dependencies);
    ModelBounds.checkTransactions(transactions);
    ModelBounds.checkKpis(kpis);
    ModelBounds.checkDependencies(dependencies);
  }

  /** A model that names nothing: transactions work, without promise and owner. */
  public static BusinessModel empty() {
    return EMPTY;
  }

  public static BusinessModelBuilder builder() {
    return new BusinessModelBuilder();
  }

  /**
   * The model of the one {@link BusinessModelProvider} that the class loader knows, else the empty
   * model.
   *
   * @throws IllegalStateException where there are several, or the one has no model, naming them
   */
  public static BusinessModel discover(ClassLoader loader) {
    List<BusinessModelProvider> providers =
        ServiceLoader.load(BusinessModelProvider.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    if (providers.size() > 1) {
      throw new IllegalStateException(
          "one business model is expected, but there are several providers: "
              + providers.stream().map(provider -> provider.getClass().getName()).toList());
    }
    return providers.isEmpty() ? EMPTY : modelOf(providers.get(0));
  }

  @SuppressWarnings("ConstantValue") // a provider of somebody's own may return what it must not
  private static BusinessModel modelOf(BusinessModelProvider provider) {
    BusinessModel model = provider.model();
    if (model == null) {
      throw new IllegalStateException(provider.getClass().getName() + " returns no model");
    }
    return model;
  }

  /** Who answers for the step of a transaction; null where the model does not say. */
  public @Nullable String owner(String transaction, @Nullable String step) {
    Transaction known = transactions.get(transaction);
    if (known == null) {
      return null;
    }
    Step knownStep = step == null ? null : known.steps().get(step);
    return knownStep != null && knownStep.owner() != null ? knownStep.owner() : known.owner();
  }

  /**
   * One kind of business transaction.
   *
   * @param giveUp after which an unfinished transaction counts as lost; null: never
   */
  public record Transaction(
      String name,
      @Nullable String owner,
      Map<String, Step> steps,
      @Nullable Promise promise,
      @Nullable Duration giveUp) {
    public Transaction {
      // Keeps the order of the model, which is the order of the business.
      steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }
  }

  /**
   * A named step of a transaction.
   *
   * @param owner null: the owner of the transaction
   */
  public record Step(String name, @Nullable String owner) {}

  /**
   * That a share of the transactions, or calls, takes no longer.
   *
   * @param within how long it may take
   * @param share of the transactions that keep to it, above 0 and at most 1
   * @param over the time over which the share is taken
   */
  public record Promise(Duration within, double share, Duration over) {}

  /** A key figure, with its unit in UCUM. */
  public record Kpi(String name, String unit, String description) {}

  /**
   * Somebody else's service.
   *
   * @param match the span attributes, with their values, by which a call to it is known
   */
  public record Dependency(
      String name, Map<String, String> match, @Nullable Promise promise, @Nullable String owner) {
    public Dependency {
      match = Map.copyOf(match);
    }
  }
}
