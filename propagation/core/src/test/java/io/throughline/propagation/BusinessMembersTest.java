package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.throughline.propagation.internal.BusinessKeys;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The bounds, found out while parsing, against the same bounds written down as expressions. */
class BusinessMembersTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final String TEXT = "[!-~&&[^\"\\\\<>`]]";

  private static final Map<String, Pattern> BOUNDS =
      Map.of(
          "business.transaction.name", Pattern.compile(TEXT + "{1,64}"),
          "business.transaction.id", Pattern.compile(TEXT + "{1,128}"),
          "business.transaction.origin", Pattern.compile(TEXT + "{1,32}"),
          "business.transaction.start_time", Pattern.compile("[0-9]{1,15}"),
          "business.transaction.promise", Pattern.compile("[0-9]{1,15}"),
          "business.transaction.give_up", Pattern.compile("[0-9]{1,15}"),
          "business.transaction.later", Pattern.compile(TEXT + "{1,128}"),
          "enduser.pseudo.id", Pattern.compile(TEXT + "{1,128}"));

  @Property(tries = 20_000)
  void accepted_anyBaggage_keepsWhatIsInBounds(@ForAll @From("baggage") String text) {
    BaggageParser parser = new BaggageParser();
    parser.read(text.getBytes(UTF_8));
    Baggage read = parser.baggage();

    assertThat(parser.business().accepted(read, false, () -> NOW)).isEqualTo(expected(read));
    assertThat(parser.business().accepted(read, true, () -> NOW).asMap().keySet())
        .noneMatch(BOUNDS::containsKey);
  }

  @Test
  void keys_thoseThatHooksKnow_areTheMembers() {
    assertThat(BusinessMember.values()).allMatch(member -> BusinessKeys.contain(member.key));
    assertThat(BusinessKeys.contain(BusinessMember.PREFIX + "later")).isTrue();
    assertThat(BusinessKeys.contain("business.step")).isFalse();
    assertThat(BusinessKeys.NAME).isEqualTo(BusinessMember.NAME.key);
    assertThat(BusinessKeys.START_TIME).isEqualTo(BusinessMember.START_TIME.key);
  }

  private static Baggage expected(Baggage read) {
    boolean[] legal = {true};
    BaggageBuilder pseudonymChecked = read.toBuilder();
    read.forEach(
        (key, entry) -> {
          Pattern bounds = BOUNDS.get(key);
          boolean within = bounds == null || bounds.matcher(entry.getValue()).matches();
          if (key.endsWith("start_time") && within) {
            long age = NOW - Long.parseLong(entry.getValue());
            within = age <= 90 * 86_400_000L && age >= -300_000;
          }
          if (!within && key.equals("enduser.pseudo.id")) {
            pseudonymChecked.remove(key);
          } else {
            legal[0] &= within;
          }
        });
    BaggageBuilder checked = pseudonymChecked.build().toBuilder();
    if (!legal[0]) {
      BOUNDS.keySet().stream().filter(key -> key.startsWith("business.")).forEach(checked::remove);
    }
    return checked.build();
  }

  @Provide
  Arbitrary<String> baggage() {
    Arbitrary<String> known = Arbitraries.of(BOUNDS.keySet()).filter(key -> !key.endsWith("later"));
    Arbitrary<String> member =
        Combinators.combine(Arbitraries.of("", "", "", " "), known, Arbitraries.of("=", "= ", " ="))
            .as((before, key, equals) -> before + key + equals)
            .flatMap(start -> value().map(value -> start + value));
    Arbitrary<String> later =
        Arbitraries.oneOf(
            Arbitraries.just("tenant=a"),
            value().map(value -> "business.transaction.later=" + value));
    return Combinators.combine(member.list().ofMaxSize(5), later)
        .as((members, last) -> String.join(",", members) + (members.isEmpty() ? "" : ",") + last);
  }

  private static Arbitrary<String> value() {
    Arbitrary<String> pieces =
        Arbitraries.of("a", "17", "%25", "%3C", "%2C", "%C3%A9", "<", "`", "é", "(", "=", ";p=1");
    return Arbitraries.oneOf(
        Arbitraries.of(NOW, NOW - 89L * 86_400_000, NOW - 91L * 86_400_000, NOW + 400_000)
            .map(String::valueOf),
        Arbitraries.of(1, 15, 16, 32, 33, 64, 65, 128, 129).map("7"::repeat),
        pieces.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join("", list)),
        Arbitraries.of("", "order-4711", "%4"));
  }
}
