package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The members of baggage that the business API writes, and what each may hold. */
enum BusinessMember {
  NAME("business.transaction.name", 64, false),
  ID("business.transaction.id", 128, false),
  START_TIME("business.transaction.start_time", 15, true),
  PROMISE("business.transaction.promise", 15, true),
  GIVE_UP("business.transaction.give_up", 15, true),
  ORIGIN("business.transaction.origin", 32, false),
  PSEUDONYM("enduser.pseudo.id", 128, false);

  /** Each member of a transaction, also one that a later version adds, begins so. */
  static final String PREFIX = "business.transaction.";

  /** The members by where they differ from each other. */
  private static final @Nullable BusinessMember[] PLACES = new BusinessMember[32];

  static {
    for (BusinessMember member : values()) {
      PLACES[place(member.bytes, 0)] = member;
    }
  }

  final String key;
  private final int longest;
  private final boolean number;

  /** The key and its equals sign. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
  private final byte[] bytes;

  BusinessMember(String key, int longest, boolean number) {
    this.key = key;
    this.longest = longest;
    this.number = number;
    this.bytes = (key + '=').getBytes(ISO_8859_1);
  }

  /**
   * The member that starts here, up to its equals sign. What every message of a transaction carries
   * is neither read byte by byte nor built anew; in three members it is 72 of 105 bytes.
   */
  static @Nullable BusinessMember startingAt(byte[] in, int at) {
    if (at + PREFIX.length() >= in.length) {
      return null;
    }
    BusinessMember candidate = PLACES[place(in, at)];
    if (candidate == null || in[at] != candidate.bytes[0]) {
      return null;
    }
    int end = at + candidate.bytes.length;
    return end <= in.length
            && Arrays.equals(candidate.bytes, 0, candidate.bytes.length, in, at, end)
        ? candidate
        : null;
  }

  private static int place(byte[] in, int at) {
    return in[at] == 'b' ? in[at + PREFIX.length()] & 31 : 0;
  }

  static @Nullable BusinessMember named(String key) {
    for (BusinessMember member : values()) {
      if (member.key.equals(key)) {
        return member;
      }
    }
    return null;
  }

  int length() {
    return bytes.length;
  }

  /**
   * @param text whether each character may stand in a business text
   * @param digits whether each is a digit
   */
  boolean allows(String value, boolean text, boolean digits) {
    return !value.isEmpty() && value.length() <= longest && (number ? digits : text);
  }
}
