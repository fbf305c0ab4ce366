package io.throughline.propagation;

import io.throughline.propagation.FittedFields.Lost;
import io.throughline.propagation.FittedFields.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what travels when not everything can.
 *
 * <p>First the layout, by slots: each field in its own; else the trace's one field plain and the
 * rest in {@code tracepack}; else, with a single slot, the plain field, or {@code tracepack} with
 * everything where all consumers read it or where the trace needs several fields. Then, while the
 * layout is too big, the cheapest loss of the next kind: members of others from the right,
 * tracestate members by W3C's rule, the business members as a whole, at last the trace.
 */
final class FieldFitting {

  private final List<String> traceNames = new ArrayList<>(4);
  private final List<String> traceValues = new ArrayList<>(4);
  private final List<String> foreign = new ArrayList<>();
  private final List<String> business = new ArrayList<>();
  private String tracestate = "";

  private final CarrierBudget budget;
  private final @Nullable String xray;
  private final EnumMap<Lost, Reason> lost = new EnumMap<>(Lost.class);

  private List<String> names = List.of();
  private List<String> values = List.of();

  FieldFitting(
      List<String> names, List<String> values, CarrierBudget budget, @Nullable String xray) {
    this.budget = budget;
    this.xray = xray;
    for (int i = 0; i < names.size(); i++) {
      switch (names.get(i)) {
        case Fields.BAGGAGE -> split(values.get(i));
        case Fields.TRACESTATE -> tracestate = values.get(i);
        default -> {
          traceNames.add(names.get(i));
          traceValues.add(values.get(i));
        }
      }
    }
  }

  private void split(String baggage) {
    for (String member : baggage.split(",", -1)) {
      boolean ours =
          member.startsWith(BusinessMember.PREFIX)
              || member.startsWith(BusinessMember.PSEUDONYM.key + "=");
      (ours ? business : foreign).add(member);
    }
  }

  /**
   * @param lineage whether X-Ray's header has more to tell than the trace
   */
  FittedFields fit(boolean lineage) {
    fitSlots();
    while (!layOut()) {
      if (!dropNext()) {
        break;
      }
    }
    String header = lineage || lost.containsKey(Lost.TRACE) ? xray : null;
    return FittedFields.of(names, values, lost, header);
  }

  /** Leaves out beforehand what no layout can hold in these slots. */
  private void fitSlots() {
    boolean others = !foreign.isEmpty() || !business.isEmpty() || !tracestate.isEmpty();
    if (budget.slots() == 0) {
      loseRest(Reason.SLOTS);
      loseTrace(Reason.SLOTS);
    } else if (budget.slots() == 1 && traceNames.size() == 1 && others && !budget.tracepackOnly()) {
      loseRest(Reason.SLOTS);
    }
  }

  private void loseRest(Reason reason) {
    if (!foreign.isEmpty()) {
      lost.put(Lost.BAGGAGE, reason);
      foreign.clear();
    }
    if (!tracestate.isEmpty()) {
      lost.put(Lost.TRACESTATE, reason);
      tracestate = "";
    }
    loseBusiness(reason);
  }

  private void loseBusiness(Reason reason) {
    if (!business.isEmpty()) {
      lost.put(Lost.BUSINESS, reason);
      business.clear();
    }
  }

  private void loseTrace(Reason reason) {
    if (!traceNames.isEmpty()) {
      lost.put(Lost.TRACE, reason);
      traceNames.clear();
      traceValues.clear();
    }
  }

  private boolean dropNext() {
    if (!foreign.isEmpty()) {
      lost.put(Lost.BAGGAGE, Reason.BYTES);
      foreign.remove(foreign.size() - 1);
    } else if (!tracestate.isEmpty()) {
      lost.put(Lost.TRACESTATE, Reason.BYTES);
      tracestate = Tracestate.trim(tracestate, tracestate.length() - 1);
    } else if (!business.isEmpty()) {
      loseBusiness(Reason.BYTES);
    } else if (!traceNames.isEmpty()) {
      loseTrace(Reason.BYTES);
    } else {
      return false;
    }
    return true;
  }

  /** Builds the fields of the layout and says whether they fit. */
  private boolean layOut() {
    names = new ArrayList<>(4);
    values = new ArrayList<>(4);
    List<String> restNames = new ArrayList<>(2);
    List<String> restValues = new ArrayList<>(2);
    if (!tracestate.isEmpty()) {
      restNames.add(Fields.TRACESTATE);
      restValues.add(tracestate);
    }
    if (!foreign.isEmpty() || !business.isEmpty()) {
      restNames.add(Fields.BAGGAGE);
      List<String> members = new ArrayList<>(business);
      members.addAll(foreign);
      restValues.add(String.join(",", members));
    }
    if (traceNames.size() + restNames.size() <= budget.slots()) {
      names.addAll(traceNames);
      names.addAll(restNames);
      values.addAll(traceValues);
      values.addAll(restValues);
      return fits();
    }
    StringBuilder pack = new StringBuilder();
    if (traceNames.size() == 1 && budget.slots() >= 2) {
      names.addAll(traceNames);
      values.addAll(traceValues);
    } else {
      append(pack, traceNames, traceValues);
    }
    append(pack, restNames, restValues);
    names.add(Fields.TRACEPACK);
    values.add(pack.toString());
    return fits();
  }

  private static void append(StringBuilder pack, List<String> names, List<String> values) {
    for (int i = 0; i < names.size(); i++) {
      Tracepack.append(pack, names.get(i), values.get(i));
    }
  }

  private boolean fits() {
    long bytes = 0;
    for (int i = 0; i < names.size(); i++) {
      bytes += utf8Length(names.get(i)) + utf8Length(values.get(i)) + budget.fieldOverhead();
    }
    return bytes <= budget.bytes();
  }

  static long utf8Length(String text) {
    long length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A surrogate pair is four bytes, two for each half; a lone half is sent as one question
      // mark.
      length += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return length;
  }
}
