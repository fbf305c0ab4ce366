package io.throughline.propagation.internal;

/**
 * The members of a business transaction that hooks look for in baggage. The propagator's own list
 * of members is for its package alone, which in turn knows nothing here; a test holds one to the
 * other. Internal.
 */
public final class BusinessKeys {

  public static final String NAME = "business.transaction.name";
  public static final String START_TIME = "business.transaction.start_time";

  private static final String TRANSACTION = "business.transaction.";
  private static final String PSEUDONYM = "enduser.pseudo.id";

  private BusinessKeys() {}

  /** Whether the business API writes it, or a later version of it might. */
  public static boolean contain(String key) {
    return key.startsWith(TRANSACTION) || key.equals(PSEUDONYM);
  }
}
