package io.throughline.propagation;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a propagator wants to write, held back until it is known what fits: first {@link #collect},
 * then {@link #fit}, then {@link FittedFields#writeTo}. Works with every propagator. Single use.
 *
 * <p>Cost: one small object and a list of the fields; sizes are exact, and computed only where an
 * upper bound of them does not fit.
 */
public final class CollectedFields {

  private static final TextMapSetter<CollectedFields> SETTER =
      (fields, name, value) -> {
        if (fields != null && name != null && value != null) {
          fields.put(name, value);
        }
      };

  private final TextMapPropagator propagator;
  private final Context context;
  private final List<String> names = new ArrayList<>(4);
  private final List<String> values = new ArrayList<>(4);

  private CollectedFields(TextMapPropagator propagator, Context context) {
    this.propagator = propagator;
    this.context = context;
  }

  public static CollectedFields collect(TextMapPropagator propagator, Context context) {
    CollectedFields fields = new CollectedFields(propagator, context);
    propagator.inject(context, fields, SETTER);
    return fields;
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  public int size() {
    return names.size();
  }

  public String name(int index) {
    return names.get(index);
  }

  public String value(int index) {
    return values.get(index);
  }

  private void put(String name, String value) {
    int known = names.indexOf(name);
    if (known >= 0) {
      values.set(known, value);
    } else {
      names.add(name);
      values.add(value);
    }
  }

  /** The most that travels within the budget, and what had to stay behind. */
  public FittedFields fit(CarrierBudget budget) {
    boolean lineage = budget.xrayBeside() && XrayHeader.hasLineage(context);
    if (!lineage && names.size() <= budget.slots() && upperBound(budget) <= budget.bytes()) {
      return FittedFields.of(names, values);
    }
    return new FieldFitting(names, values, propagator.fields(), budget, xray(budget)).fit(lineage);
  }

  private @Nullable String xray(CarrierBudget budget) {
    return budget.xrayBeside()
        ? XrayHeader.encode(context, Span.fromContext(context).getSpanContext())
        : null;
  }

  /** No character needs more than three bytes in UTF-8. */
  private long upperBound(CarrierBudget budget) {
    long bytes = 0;
    for (int i = 0; i < names.size(); i++) {
      bytes += 3L * (names.get(i).length() + values.get(i).length()) + budget.fieldOverhead();
    }
    return bytes;
  }
}
