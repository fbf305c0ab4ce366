package io.throughline.propagation;

import io.throughline.propagation.FittedFields.Lost;
import io.throughline.propagation.FittedFields.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what travels when not everything can.
 *
 * <p>First the layout, by slots: each field in its own; else the one field that is a whole trace
 * plain and the rest in {@code tracepack}; else, with a single slot, the plain field, or {@code
 * tracepack} with everything where all consumers read it or where the trace needs several fields.
 * Then, while the layout is too big, the cheapest loss of the next kind: members of others from the
 * right, tracestate members by W3C's rule, the business members as a whole, the trace's other
 * formats, at last the trace.
 *
 * <p>A field that a propagator writes without listing it is a member of baggage: Jaeger and
 * OpenTracing write one for each.
 */
final class FieldFitting {

  /** What a character takes in a pack at most: three bytes, each escaped. */
  private static final int MOST_BYTES_OF_CHAR = 9;

  private record Field(String name, String value) {}

  /** The field that is the whole trace by itself; null where the trace needs several. */
  private @Nullable Field plain;

  private final List<Field> formats = new ArrayList<>(4);
  private final List<Field> foreignFields = new ArrayList<>();
  private final List<Field> businessFields = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private final List<String> business = new ArrayList<>();
  private String tracestate = "";

  private final CarrierBudget budget;
  private final @Nullable String xray;
  private final EnumMap<Lost, Reason> lost = new EnumMap<>(Lost.class);

  private List<String> names = List.of();
  private List<String> values = List.of();
  private long excess;

  /**
   * @param listed what the propagator says that it writes
   */
  FieldFitting(
      List<String> names,
      List<String> values,
      Collection<String> listed,
      CarrierBudget budget,
      @Nullable String xray) {
    this.budget = budget;
    this.xray = xray;
    boolean tells = names.stream().anyMatch(listed::contains);
    for (int i = 0; i < names.size(); i++) {
      Field field = new Field(names.get(i), values.get(i));
      switch (field.name) {
        case Fields.BAGGAGE -> split(field.value);
        case Fields.TRACESTATE -> tracestate = field.value;
        case Fields.TRACEPARENT -> plain = field;
        default -> {
          if (!tells || listed.contains(field.name)) {
            formats.add(field);
          } else {
            boolean ours =
                field.name.contains(BusinessMember.PREFIX)
                    || field.name.endsWith(BusinessMember.PSEUDONYM.key);
            (ours ? businessFields : foreignFields).add(field);
          }
        }
      }
    }
    if (plain == null && formats.size() == 1) {
      plain = formats.remove(0);
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
    if (budget.slots() == 0) {
      loseRest(Reason.SLOTS);
      loseTrace(Reason.SLOTS);
    } else if (budget.slots() == 1 && plain != null && !budget.tracepackOnly()) {
      loseRest(Reason.SLOTS);
      loseFormats(Reason.SLOTS);
    }
  }

  private void loseRest(Reason reason) {
    if (!foreign.isEmpty() || !foreignFields.isEmpty()) {
      lost.put(Lost.BAGGAGE, reason);
      foreign.clear();
      foreignFields.clear();
    }
    if (!tracestate.isEmpty()) {
      lost.put(Lost.TRACESTATE, reason);
      tracestate = "";
    }
    loseBusiness(reason);
  }

  private void loseBusiness(Reason reason) {
    if (!business.isEmpty() || !businessFields.isEmpty()) {
      lost.put(Lost.BUSINESS, reason);
      business.clear();
      businessFields.clear();
    }
  }

  /** Only beside a plain field: without one, the formats are the trace. */
  private void loseFormats(Reason reason) {
    if (!formats.isEmpty()) {
      lost.put(Lost.FORMAT, reason);
      formats.clear();
    }
  }

  private void loseTrace(Reason reason) {
    if (plain != null || !formats.isEmpty()) {
      lost.put(Lost.TRACE, reason);
      plain = null;
      formats.clear();
    }
  }

  private boolean dropNext() {
    if (!foreign.isEmpty() || !foreignFields.isEmpty()) {
      lost.put(Lost.BAGGAGE, Reason.BYTES);
      dropForeign();
    } else if (!tracestate.isEmpty()) {
      lost.put(Lost.TRACESTATE, Reason.BYTES);
      tracestate = Tracestate.trim(tracestate, tracestate.length() - 1);
    } else if (!business.isEmpty() || !businessFields.isEmpty()) {
      loseBusiness(Reason.BYTES);
    } else if (plain != null && !formats.isEmpty()) {
      loseFormats(Reason.BYTES);
    } else if (plain != null || !formats.isEmpty()) {
      loseTrace(Reason.BYTES);
    } else {
      return false;
    }
    return true;
  }

  /**
   * At least one member from the right, and never more than must go: there may be members without
   * end, and to lay out anew after each of them takes quadratic time.
   */
  private void dropForeign() {
    long freed = 0;
    do {
      if (!foreignFields.isEmpty()) {
        Field field = foreignFields.remove(foreignFields.size() - 1);
        freed += field.name.length() + field.value.length() + budget.fieldOverhead();
      } else {
        freed += foreign.remove(foreign.size() - 1).length();
      }
      freed += 2; // an equals sign and a separator
    } while (freed * MOST_BYTES_OF_CHAR < excess
        && !(foreign.isEmpty() && foreignFields.isEmpty()));
  }

  /** Builds the fields of the layout and says whether they fit. */
  private boolean layOut() {
    List<Field> rest = new ArrayList<>(formats);
    if (!tracestate.isEmpty()) {
      rest.add(new Field(Fields.TRACESTATE, tracestate));
    }
    if (!foreign.isEmpty() || !business.isEmpty()) {
      List<String> members = new ArrayList<>(business);
      members.addAll(foreign);
      rest.add(new Field(Fields.BAGGAGE, String.join(",", members)));
    }
    rest.addAll(businessFields);
    rest.addAll(foreignFields);
    Field whole = plain;
    names = new ArrayList<>(4);
    values = new ArrayList<>(4);
    if ((whole == null ? 0 : 1) + rest.size() <= budget.slots()) {
      if (whole != null) {
        add(whole);
      }
      rest.forEach(this::add);
      return fits();
    }
    StringBuilder pack = new StringBuilder();
    if (whole != null && budget.slots() >= 2) {
      add(whole);
    } else if (whole != null) {
      Tracepack.append(pack, whole.name, whole.value);
    }
    for (Field field : rest) {
      Tracepack.append(pack, field.name, field.value);
    }
    add(new Field(Fields.TRACEPACK, pack.toString()));
    boolean fits = fits();
    excess = Math.max(excess, pack.length() - Tracepack.LONGEST);
    return fits && excess <= 0; // a longer pack has no reader
  }

  private void add(Field field) {
    names.add(field.name);
    values.add(field.value);
  }

  private boolean fits() {
    long bytes = 0;
    for (int i = 0; i < names.size(); i++) {
      bytes += utf8Length(names.get(i)) + utf8Length(values.get(i)) + budget.fieldOverhead();
    }
    excess = bytes - budget.bytes();
    return excess <= 0;
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
