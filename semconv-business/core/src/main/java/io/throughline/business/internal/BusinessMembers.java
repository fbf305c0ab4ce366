package io.throughline.business.internal;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.TraceId;
import io.throughline.business.BusinessAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The baggage members by which a transaction travels, and what is accepted of them: whoever can
 * send a message can send baggage, so a member is believed within bounds only.
 *
 * <p>Cost: the checks read each character once and allocate nothing.
 */
public final class BusinessMembers {
  public static final String NAME = BusinessAttributes.BUSINESS_TRANSACTION_NAME.getKey();
  public static final String ID = BusinessAttributes.BUSINESS_TRANSACTION_ID.getKey();
  public static final String START_TIME =
      BusinessAttributes.BUSINESS_TRANSACTION_START_TIME.getKey();
  public static final String PROMISE = BusinessAttributes.BUSINESS_TRANSACTION_PROMISE.getKey();
  public static final String GIVE_UP = BusinessAttributes.BUSINESS_TRANSACTION_GIVE_UP.getKey();
  public static final String ORIGIN = BusinessAttributes.BUSINESS_TRANSACTION_ORIGIN.getKey();
  public static final String USER = "enduser.pseudo.id";

  /** Every member that Throughline writes. */
  public static final List<String> ALL =
      List.of(NAME, ID, START_TIME, PROMISE, GIVE_UP, ORIGIN, USER);

  private static final String TRANSACTION = "business.transaction.";

  public static final int MAX_NAME = 64;
  public static final int MAX_ID = 128;

  /** Longest promise, give-up time and age: beyond it nobody waits any more. */
  public static final long MAX_MILLIS = 90L * 24 * 60 * 60 * 1000;

  /** How far ahead a sender's clock may be. */
  public static final long MAX_AHEAD_MILLIS = 5L * 60 * 1000;

  private BusinessMembers() {}

  /** Whether it is one of those, or one of a transaction that a later version may write. */
  public static boolean isBusiness(String member) {
    return member.startsWith(TRANSACTION) || member.equals(USER);
  }

  /** The transaction's name in this baggage, or null where there is none or none acceptable. */
  public static @Nullable String name(Baggage baggage) {
    String name = baggage.getEntryValue(NAME);
    return name != null && acceptableName(name) ? name : null;
  }

  /** The transaction's id in this baggage, or null where there is none or none acceptable. */
  public static @Nullable String id(Baggage baggage) {
    String id = baggage.getEntryValue(ID);
    return id != null && acceptableId(id) ? id : null;
  }

  /** The pseudonym of the end user in this baggage, or null. */
  public static @Nullable String user(Baggage baggage) {
    String user = baggage.getEntryValue(USER);
    return user != null && acceptableId(user) ? user : null;
  }

  /** The trace in which the transaction started, or null. */
  public static @Nullable String origin(Baggage baggage) {
    String origin = baggage.getEntryValue(ORIGIN);
    return origin != null && TraceId.isValid(origin) ? origin : null;
  }

  /** Whether the text can name a transaction, a step or a reason: a word, not a sentence. */
  public static boolean acceptableName(String name) {
    int length = name.length();
    if (length == 0 || length > MAX_NAME) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      if (!letterOrDigit(c) && (i == 0 || (c != '_' && c != '.' && c != '-'))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the text can be an id: bounded, of an alphabet without {@code @}, {@code +} and blank,
   * and without a payment card.
   */
  public static boolean acceptableId(String id) {
    int length = id.length();
    if (length == 0 || length > MAX_ID) {
      return false;
    }
    int digits = 0;
    for (int i = 0; i < length; i++) {
      char c = id.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (!letterOrDigit(c) && "._:/#=~-".indexOf(c) < 0) {
        return false;
      }
    }
    return digits < PersonalId.CARD_MIN || !PersonalId.holdsCard(id);
  }

  /**
   * A whole number of milliseconds between 0 and {@code max}, or −1 where the text is anything
   * else.
   */
  public static long millis(@Nullable String text, long max) {
    if (text == null || text.isEmpty() || text.length() > 15) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= max ? value : -1;
  }

  private static boolean letterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
