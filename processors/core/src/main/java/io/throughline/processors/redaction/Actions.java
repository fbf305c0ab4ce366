package io.throughline.processors.redaction;

/** What stands in the place of a finding. */
final class Actions {
  private static final int SHORTEST_FOR_LAST4 = 8;

  private final Pseudonyms pseudonyms;

  Actions(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  String pseudonym(String value) {
    return pseudonyms.token(value);
  }

  String replace(String detector, Action action, String found) {
    return switch (action) {
      case KEEP -> found;
      case TRUNCATE -> truncated(detector, found);
      case LAST4 -> last4(detector, found);
      case PSEUDONYM -> pseudonyms.token(found);
      case MASK, DROP -> masked(detector);
    };
  }

  /** The detector's name, but what a statement and the convention for {@code url.full} expect. */
  static String masked(String detector) {
    return switch (detector) {
      case "sql" -> "?";
      case "url_password" -> "REDACTED:REDACTED";
      default -> "[" + detector + "]";
    };
  }

  static String last4(String detector, String found) {
    StringBuilder last = new StringBuilder(4);
    int counted = 0;
    for (int i = found.length() - 1; i >= 0; i--) {
      char c = found.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        counted++;
        if (last.length() < 4) {
          last.append(c);
        }
      }
    }
    return counted < SHORTEST_FOR_LAST4 ? masked(detector) : "****" + last.reverse();
  }

  /** The network of an address, the domain of an e-mail, the country of a phone, a date's year. */
  static String truncated(String detector, String found) {
    return switch (detector) {
      case "ip" -> found.indexOf(':') >= 0 ? network6(found) : network4(found);
      case "email" -> domain(found);
      case "phone" ->
          found.startsWith("+") && found.length() > 6
              ? found.substring(0, 3) + "…"
              : masked(detector);
      default -> year(detector, found);
    };
  }

  /** An at sign that is escaped, or another script's, does not show where the domain begins. */
  private static String domain(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 ? masked("email") : "*" + address.substring(at);
  }

  /** With the length of its prefix if that is shorter already; a host may stand before it. */
  private static String network4(String address) {
    int slash = address.lastIndexOf('/');
    int last = address.substring(0, slash < 0 ? address.length() : slash).lastIndexOf('.');
    return last < 0
        ? masked("ip")
        : address.substring(0, last) + ".0/" + Math.min(24, prefix(address, slash));
  }

  private static String network6(String address) {
    int slash = address.lastIndexOf('/');
    String[] groups = address.substring(0, slash < 0 ? address.length() : slash).split(":", -1);
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < 3 && i < groups.length && !groups[i].isEmpty(); i++) {
      network.append(groups[i]).append(':');
    }
    return network.isEmpty() ? masked("ip") : network + ":/" + Math.min(48, prefix(address, slash));
  }

  private static int prefix(String address, int slash) {
    int prefix = 0;
    for (int i = slash + 1; slash >= 0 && i < address.length(); i++) {
      prefix = Math.min(prefix * 10 + Character.digit(address.charAt(i), 10), 1000);
    }
    return slash < 0 ? 1000 : prefix;
  }

  private static String year(String detector, String found) {
    int digits = 0;
    String year = "";
    for (int i = 0; i <= found.length(); i++) {
      if (i < found.length() && Shapes.isDigit(found.charAt(i))) {
        digits++;
      } else {
        if (digits == 4 && year.isEmpty()) {
          String four = found.substring(i - 4, i);
          year = four.startsWith("19") || four.startsWith("20") ? four : "";
        }
        digits = 0;
      }
    }
    boolean date = found.length() <= 10 && !year.isEmpty();
    return date ? year : masked(detector);
  }
}
