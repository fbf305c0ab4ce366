package io.throughline.business;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.throughline.business.internal.BusinessMembers;
import io.throughline.business.internal.PersonalId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** What arrives in baggage is anybody's text. */
class BusinessMembersPropertyTest {
  private static final long NOW = 1_763_942_400_000L;

  @Property
  void read_anyMembers_neverThrowsAndKeepsTheBounds(
      @ForAll String name,
      @ForAll String id,
      @ForAll String start,
      @ForAll String promise,
      @ForAll String giveUp,
      @ForAll String origin) {
    Baggage baggage =
        Baggage.builder()
            .put(BusinessMembers.NAME, name)
            .put(BusinessMembers.ID, id)
            .put(BusinessMembers.START_TIME, start)
            .put(BusinessMembers.PROMISE, promise)
            .put(BusinessMembers.GIVE_UP, giveUp)
            .put(BusinessMembers.ORIGIN, origin)
            .build();

    Members members = Members.read(baggage, NOW);

    if (members != null) {
      assertThat(members.name()).matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
      assertThat(members.id()).matches("[A-Za-z0-9._:/#=~-]{1,128}");
      assertThat(members.startMillis())
          .isBetween(NOW - BusinessMembers.MAX_MILLIS, NOW + BusinessMembers.MAX_AHEAD_MILLIS);
    }
  }

  @Property
  void write_thenRead_isTheSame(
      @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 64) String name,
      @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(min = 1, max = 128) String id) {
    Members written = new Members(name, id, NOW - 5, 5_000, -1, null);

    assertThat(Members.read(written.writeTo(Baggage.empty()), NOW)).isEqualTo(written);
  }

  @Property
  void millis_anyText_isAWholeNumberInBoundsOrNone(
      @ForAll @CharRange(from = '+', to = '9') @StringLength(max = 18) String text) {
    long millis = BusinessMembers.millis(text, 1_000_000);

    assertThat(millis).isBetween(-1L, 1_000_000L);
    if (millis >= 0) {
      assertThat(Long.parseLong(text)).isEqualTo(millis);
    }
  }

  @Property
  void looksPersonal_aCardHoweverSeparated_isFound(
      @ForAll @CharRange(from = '0', to = '9') @StringLength(14) String digits) {
    String card = withCheckDigit("4" + digits);
    String spaced = card.replaceAll("(.{4})(?=.)", "$1-");

    assertThat(PersonalId.looksPersonal(card)).isTrue();
    assertThat(PersonalId.looksPersonal(spaced)).isTrue();
    assertThat(BusinessMembers.acceptableId(spaced)).isFalse();
  }

  @Property
  void looksPersonal_aCardAmongOtherWords_isFound(
      @ForAll @CharRange(from = '0', to = '9') @StringLength(14) String digits) {
    String card = withCheckDigit("4" + digits);
    String grouped = withCheckDigit("51" + digits.substring(1)).replaceAll("(.{4})(?=.)", "$1-");

    for (String id :
        List.of("order-" + card, "paid=" + card + "/2", "o:1:" + grouped, card + "~a")) {
      assertThat(PersonalId.looksPersonal(id)).as(id).isTrue();
      assertThat(BusinessMembers.acceptableId(id)).as(id).isFalse();
    }
  }

  /** Ids as systems make them must keep their form, and arrive: tokens, UUIDs, times. */
  @Property
  void looksPersonal_hexAndTimes_areNoCards(
      @ForAll @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'b') @StringLength(32)
          String hex,
      @ForAll @IntRange(max = 86_399) int second) {
    String uuid = hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    String time = "20261124%06d".formatted(second);

    for (String id : List.of("h_" + hex, uuid, "order-" + uuid, time, "order-" + time)) {
      assertThat(PersonalId.looksPersonal(id)).as(id).isFalse();
      assertThat(BusinessMembers.acceptableId(id)).as(id).isTrue();
    }
  }

  /** The check digit by definition, written independently of the subject: try all ten. */
  private static String withCheckDigit(String partial) {
    for (int digit = 0; digit <= 9; digit++) {
      String candidate = partial + digit;
      int sum = 0;
      for (int i = 0; i < candidate.length(); i++) {
        int value = candidate.charAt(candidate.length() - 1 - i) - '0';
        int weighted = i % 2 == 0 ? value : value * 2;
        sum += weighted / 10 + weighted % 10;
      }
      if (sum % 10 == 0) {
        return candidate;
      }
    }
    throw new AssertionError("one of ten digits always fits");
  }
}
