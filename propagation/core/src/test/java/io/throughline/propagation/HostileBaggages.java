package io.throughline.propagation;

import static io.throughline.propagation.HostileCase.MEBI;
import static io.throughline.propagation.HostileCase.NONE;
import static io.throughline.propagation.HostileCase.NOW;
import static io.throughline.propagation.HostileCase.SOME;

import java.util.ArrayList;
import java.util.List;

/** Baggage, and the business members in it. */
final class HostileBaggages {

  private static final List<HostileCase> CASES = new ArrayList<>();

  static {
    baggages();
    businessMembers();
  }

  private HostileBaggages() {}

  static List<HostileCase> all() {
    return CASES;
  }

  private static void baggage(String name, String value, String expected) {
    row("baggage: " + name, NONE, "", expected, "baggage", value);
  }

  private static void business(String name, String value, boolean kept) {
    row("business: " + name, NONE, "", kept ? SOME : "other=1", "baggage", "other=1," + value);
  }

  private static void row(
      String name, String trace, String state, String baggage, String... fields) {
    CASES.add(HostileCase.of(name, trace, state, baggage, fields));
  }

  private static void baggages() {
    StringBuilder many = new StringBuilder();
    StringBuilder kept = new StringBuilder();
    for (int i = 10; i < 75; i++) {
      many.append(i == 10 ? "" : ",").append('k').append(i).append("=v");
      if (i < 74) {
        kept.append(i == 10 ? "" : ",").append('k').append(i).append("=v");
      }
    }
    baggage("well formed", "a=1,b=2", "a=1,b=2");
    baggage("empty", "", "");
    baggage("bad escape", "a=%zz,b=2", "b=2");
    baggage("escape cut after one digit", "a=1%4,b=2", "a=1,b=2");
    baggage("escape cut at once", "a=1%,b=2", "a=1,b=2");
    baggage("bad escape in metadata", "a=1;p=%zz,b=2", "b=2");
    baggage("only percent signs", "%".repeat(8000), "");
    baggage("a value of percent signs", "a=" + "%".repeat(8000), "");
    baggage("escaped line end", "a=%0D%0A", "a=\r\n");
    baggage("escaped NUL", "a=%00", "a=\u0000");
    baggage("escaped half of UTF-8", "a=%C3", "a=\uFFFD");
    baggage("65 members", many.toString(), kept.toString());
    baggage("8,193 bytes", "a=" + "v".repeat(8191), "");
    baggage("8,192 bytes", "a=" + "v".repeat(8190), "a=" + "v".repeat(8190));
    baggage("a mebibyte", "a=" + MEBI, "");
    baggage("a mebibyte of commas", ",".repeat(1 << 20), "");
    baggage("8,000 commas", ",".repeat(8000) + "a=1", "a=1");
    baggage("8,000 equals signs", "=".repeat(8000), "");
    baggage("8,000 semicolons", ";".repeat(8000), "");
    baggage("line end", "a=1\r\nb=2", "");
    baggage("line end in one member", "a=1\r\n,b=2", "b=2");
    baggage("NUL in a key", "a\u0000=1,b=2", "b=2");
    baggage("quotes", "a=\"1\",b=2", "b=2");
    baggage("backslash", "a=\\,b=2", "b=2");
    baggage("no equals sign", "a,b=2", "b=2");
    baggage("no key", "=1,b=2", "b=2");
    baggage("no value", "a=,b=2", "a=,b=2");
    baggage("key with a slash", "a/b=1,b=2", "b=2");
    baggage("key with a blank", "a b=1,b=2", "b=2");
    baggage("key with a semicolon", "a;b=1,b=2", "b=2");
    baggage("value with a blank", "a=1 2,b=2", "b=2");
    baggage("value not ASCII", "a=é,b=2", "b=2");
    baggage("emoji for a key", "😀=1,b=2", "b=2");
    baggage("duplicate key", "a=1,a=2", "a=2");
    baggage("two equals signs", "a=1=2", "a=1=2");
    baggage("blanks around", " a = 1 , b = 2 ", "a=1,b=2");
    row("baggage: two headers", NONE, "", "a=1,b=2", "baggage", "a=1", "baggage", "b=2");
    row(
        "baggage: two headers over the limit",
        NONE,
        "",
        "a=1",
        "baggage",
        "a=1",
        "baggage",
        "b=" + "v".repeat(8190));
  }

  private static void businessMembers() {
    String id = "business.transaction.id=";
    String name = "business.transaction.name=";
    String start = "business.transaction.start_time=";
    business("within bounds", name + "order," + id + "o-1," + start + (NOW - 1000), true);
    business("89 days old", id + "o-1," + start + (NOW - 89L * 86_400_000), true);
    business("91 days old", id + "o-1," + start + (NOW - 91L * 86_400_000), false);
    business("from 1970", id + "o-1," + start + "1", false);
    business("four minutes ahead", id + "o-1," + start + (NOW + 240_000), true);
    business("an hour ahead", id + "o-1," + start + (NOW + 3_600_000), false);
    business("from the year 9999", id + "o-1," + start + "253370764800000", false);
    business("start beyond a long", id + "o-1," + start + "9".repeat(30), false);
    business("start negative", id + "o-1," + start + "-1", false);
    business("start empty", id + "o-1," + start, false);
    business("start a word", id + "o-1," + start + "now", false);
    business("start full-width", id + "o-1," + start + "%EF%BC%91", false);
    business("id of 128 characters", id + "o".repeat(128), true);
    business("id of 129 characters", id + "o".repeat(129), false);
    business("id of 8,000 characters", id + "o".repeat(8000), false);
    business("id empty", id, false);
    business("id with a line end", id + "o%0D%0A1", false);
    business("id with NUL", id + "o%001", false);
    business("id with a quote", id + "o%221", false);
    business("id with markup", id + "%3Cscript%3E", false);
    business("id with a blank", id + "o%201", false);
    business("id not ASCII", id + "%C3%A9", false);
    business("name of 64 characters", name + "n".repeat(64), true);
    business("name of 65 characters", name + "n".repeat(65), false);
    business("promise not a number", id + "o-1,business.transaction.promise=5s", false);
    business("give-up negative", id + "o-1,business.transaction.give_up=-5", false);
    business("origin too long", id + "o-1,business.transaction.origin=" + "a".repeat(33), false);
    business("an unknown member of ours", "business.transaction.next=1", true);
    business(
        "an unknown member of ours, oversized",
        "business.transaction.next=" + "n".repeat(129),
        false);
    business("id with a blank before its equals sign", "business.transaction.id =o-1", true);
    business("id twice, the last one legal", id + "%3Cb%3E," + id + "o-1", true);
    business("id twice, the last one with markup", id + "o-1," + id + "%3Cb%3E", false);
    business("a prefix without a name", "business.transaction.=1", true);
    business("pseudonym within bounds", "enduser.pseudo.id=u-1", true);
    business("pseudonym oversized", "enduser.pseudo.id=" + "u".repeat(129), false);
    business("pseudonym with markup", "enduser.pseudo.id=%3Cb%3E", false);
  }
}
