package io.throughline.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the desk must be told because it stands in no telemetry. Immutable. */
public final class Expectations {
  /** The outcome under which the services of a transaction that never ended are looked up. */
  public static final String LOST = "lost";

  private final String transaction;
  private final String kpi;
  private final String entryService;
  private final Duration promise;
  private final Map<String, Set<String>> services;
  private final List<PlantedSecret> secrets;

  private Expectations(Builder builder) {
    this.transaction = builder.transaction;
    this.kpi = builder.kpi;
    this.entryService = builder.entryService;
    this.promise = builder.promise;
    this.services = Map.copyOf(builder.services);
    this.secrets = List.copyOf(builder.secrets);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The {@code business.transaction.name} that is reported. */
  String transaction() {
    return transaction;
  }

  /** The counter shown first. */
  String kpi() {
    return kpi;
  }

  /** The service whose root spans begin the transactions' traces; it is not counted itself. */
  String entryService() {
    return entryService;
  }

  /** Drawn as a line; {@link Duration#ZERO} for none. */
  Duration promise() {
    return promise;
  }

  /** The services that a transaction with this outcome passes through; empty when not told. */
  Set<String> servicesFor(String outcome) {
    return services.getOrDefault(outcome, Set.of());
  }

  List<PlantedSecret> secrets() {
    return secrets;
  }

  /**
   * Starts as the shop's sample has it: {@code order}, {@code shop.purchases}, {@code browser}, 5
   * s.
   */
  public static final class Builder {
    private String transaction = "order";
    private String kpi = "shop.purchases";
    private String entryService = "browser";
    private Duration promise = Duration.ofSeconds(5);
    private final Map<String, Set<String>> services = new LinkedHashMap<>();
    private final List<PlantedSecret> secrets = new ArrayList<>();

    private Builder() {}

    public Builder transaction(String name) {
      this.transaction = name;
      return this;
    }

    public Builder kpi(String metric) {
      this.kpi = metric;
      return this;
    }

    public Builder entryService(String service) {
      this.entryService = service;
      return this;
    }

    public Builder promise(Duration within) {
      this.promise = within;
      return this;
    }

    /** A trace of this outcome is complete only with a span of each of these services. */
    public Builder passesThrough(String outcome, Set<String> serviceNames) {
      services.put(outcome, Set.copyOf(serviceNames));
      return this;
    }

    public Builder secret(String kind, String text) {
      secrets.add(new PlantedSecret(kind, text));
      return this;
    }

    public Expectations build() {
      return new Expectations(this);
    }
  }
}
