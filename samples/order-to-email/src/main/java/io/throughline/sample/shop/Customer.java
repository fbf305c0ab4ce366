package io.throughline.sample.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * A person and everything about them that must not leave. All of it derives from the number, so
 * that the driver knows each secret without a registry of them.
 */
public record Customer(
    String name,
    String email,
    String address,
    String card,
    String password,
    String bearer,
    String jwt) {

  private static final String[] FIRST = {"Maria", "Jonas", "Aylin", "Pedro", "Noor"};
  private static final String[] LAST = {"Lindqvist", "Okonkwo", "Brandauer", "Castelhano", "Varga"};

  /**
   * The customer with that number, from 0 to 24.
   *
   * @throws IllegalArgumentException for any other number
   */
  public static Customer number(int number) {
    if (number < 0 || number >= FIRST.length * LAST.length) {
      throw new IllegalArgumentException("no customer " + number);
    }
    String first = FIRST[number % FIRST.length];
    String last = LAST[number / FIRST.length];
    String email = (first + "." + last + "@privatpost.example").toLowerCase(java.util.Locale.ROOT);
    return new Customer(
        first + " " + last,
        email,
        (number + 11) + " Kastanienallee, 104" + (35 + number) + " Berlin",
        luhn("41118" + String.format("%010d", 7_310_220_045L + 90_917L * number)),
        "Zwiebel!" + last + (7000 + number),
        "c2b7f1d09e" + Integer.toHexString(0x5a3c91 + 7919 * number) + "4460aa",
        base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
            + "."
            + base64("{\"sub\":\"" + email + "\",\"scope\":\"shop\"}")
            + "."
            + base64("signature-of-" + last + number));
  }

  /** How many customers there are. */
  public static int count() {
    return FIRST.length * LAST.length;
  }

  /** The card as a careless developer keeps it: in a number. */
  public long cardNumber() {
    return Long.parseLong(card);
  }

  /** The card as printed on it. */
  public String cardInGroups() {
    return card.replaceAll("(.{4})(?!$)", "$1 ");
  }

  private static String luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? 2 * digit : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits + (10 - sum % 10) % 10;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
