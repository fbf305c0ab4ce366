package io.throughline.processors.redaction.detect;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names under which credentials are kept: {@code client_secret}, {@code spring.mail.password}. */
final class SecretNames {

  /** Not a name for a credential. */
  static final int NONE = 0;

  /**
   * {@code key} or {@code clientId} alone, as of a cache: only a value that looks random is one.
   */
  static final int KEY = 1;

  /** Digits that open something for a person or for once. */
  static final int CODE = 2;

  /** Tokens, secrets and keys of a kind. */
  static final int TOKEN = 3;

  /** Passwords: people choose them, so anything may be one. */
  static final int PASSWORD = 4;

  private static final int LONGEST = 64;
  private static final int MOST_JOINTS = 2;

  /** A dot stands where a name may have a joint: {@code access_key}, {@code accessKey}. */
  private static final String[] PASSWORDS =
      ("password pass.word passwd pwd passphrase pass passcode passwort pw cvv cvc "
              + "mot.de.passe storepass keypass identified.by")
          .split(" +");

  private static final String[] TOKENS =
      ("secret token api.key access.key secret.key private.key account.key shared.key "
              + "signing.key encryption.key auth.key master.key app.key credential credentials "
              + "authorization oauth license.key webhook.key bearer jwt "
              + "cookie sas auth art.api salt integration.key "
              + "consumer.key service.key deploy.key hmac storage.key")
          .split(" +");

  private static final String PUBLIC_KEY = "public.key";

  /** Of an assembly in .NET. */
  private static final String PUBLIC_KEY_TOKEN = "public.key.token";

  private static final String[] CODES = {"pin", "otp"};

  /** A form asks for a password twice: {@code password_confirmation}. */
  private static final String[] AGAIN = {"confirmation", "confirm", "repeat", "again"};

  /** Of a known service, {@code snykKey}, these name a credential; else a key is anything's. */
  private static final String[] KEYS = {"key", "client.id", "access.id", "api.id"};

  /** The same by the last letter, so that few are compared with a name. */
  private static final String[][] ENDING_PASSWORDS = byLastLetter(PASSWORDS);

  private static final String[][] ENDING_TOKENS = byLastLetter(TOKENS);
  private static final String[][] ENDING_CODES = byLastLetter(CODES);
  private static final String[][] ENDING_KEYS = byLastLetter(KEYS);
  private static final String[] NO_NAMES = {};

  private SecretNames() {}

  /**
   * The kind of name that ends at {@code to}. Case, separators and a trailing number do not count;
   * the last word decides, so {@code token.count} is none.
   */
  static int kindOf(char[] text, int from, int to) {
    int end = to;
    while (end > from && (Ascii.isDigit(text[end - 1]) || isJoint(text[end - 1]))) {
      end--;
    }
    int start = Math.max(from, end - LONGEST);
    if (ends(text, start, end, ENDING_PASSWORDS)) {
      return PASSWORD;
    }
    if (ends(text, start, end, ENDING_TOKENS)) {
      return endsWith(text, start, end, PUBLIC_KEY_TOKEN) ? NONE : TOKEN;
    }
    if (ends(text, start, end, ENDING_CODES)) {
      return CODE;
    }
    for (String again : AGAIN) {
      int before = end - again.length();
      if (before > start && endsWith(text, start, end, again)) {
        while (before > start && isJoint(text[before - 1])) {
          before--;
        }
        return ends(text, start, before, ENDING_PASSWORDS) ? PASSWORD : NONE;
      }
    }
    boolean login = endsWith(text, start, end, "login");
    if (!login && !ends(text, start, end, ENDING_KEYS)) {
      return NONE;
    }
    if (endsWith(text, start, end, PUBLIC_KEY)) {
      return NONE;
    }
    return namesService(text, start, end) ? TOKEN : login ? NONE : KEY;
  }

  /** Whether one of the words, or two that are one name, is a service whose keys have no sign. */
  private static boolean namesService(char[] text, int from, int to) {
    int before = -1;
    int start = from;
    for (int i = from; i <= to; i++) {
      boolean end = i == to || !Ascii.isLetterOrDigit(text[i]);
      boolean hump = !end && i > start && Ascii.isUpper(text[i]) && !Ascii.isUpper(text[i - 1]);
      if (!end && !hump) {
        continue;
      }
      boolean pair = before >= 0 && (Topics.of(text, before, i) & Topics.SERVICE) != 0;
      if (pair || (Topics.of(text, start, i) & Topics.SERVICE) != 0) {
        return true;
      }
      before = end ? -1 : start;
      start = end ? i + 1 : i;
    }
    return false;
  }

  private static boolean ends(char[] text, int start, int end, String[][] names) {
    char last = end > start ? Ascii.toLower(text[end - 1]) : '\0';
    for (String name : last < names.length ? names[last] : NO_NAMES) {
      // Nearly all are too long for what is there, as "access.key" is for "key".
      if (name.length() - MOST_JOINTS <= end - start && endsWith(text, start, end, name)) {
        return true;
      }
    }
    return false;
  }

  private static String[][] byLastLetter(String... names) {
    String[][] byLast = new String[128][];
    for (char last = 0; last < byLast.length; last++) {
      char wanted = last;
      byLast[last] =
          Arrays.stream(names)
              .filter(name -> name.charAt(name.length() - 1) == wanted)
              .toArray(String[]::new);
    }
    return byLast;
  }

  /** One sequence of each name's last word: a line without any of them assigns no credential. */
  static String[] grams() {
    Set<String> grams = new LinkedHashSet<>();
    grams.add("key\\a");
    // The ids of clients, accesses and interfaces, in one word or two.
    grams.addAll(List.of("ntid", "nt\\bi", "ssid", "ss\\bi", "piid", "pi\\bi", "arlo", "ar\\bl"));
    for (String[] names : new String[][] {PASSWORDS, TOKENS, CODES}) {
      for (String name : names) {
        if (name.equals("identified.by")) {
          // Its last word stands everywhere.
          grams.add("fied");
          continue;
        }
        String word = name.substring(name.lastIndexOf('.') + 1);
        // The name ends before the sign, or a blank, a quote, a number.
        grams.add(
            word.length() > 5
                ? Gram.rarestPart(word)
                : word.length() == Gram.LENGTH
                    ? word
                    : word.substring(Math.max(0, word.length() - 3)) + "\\a");
      }
    }
    return grams.toArray(new String[0]);
  }

  /** Whether the text ends with the word or words of {@code name}. */
  private static boolean endsWith(char[] text, int start, int end, String name) {
    int place = end;
    for (int i = name.length() - 1; i >= 0; i--) {
      if (name.charAt(i) == '.') {
        while (place > start && isJoint(text[place - 1])) {
          place--;
        }
        continue;
      }
      if (place == start || Ascii.toLower(text[place - 1]) != name.charAt(i)) {
        return false;
      }
      place--;
    }
    // Short words must stand alone: "compass" and "oauth" are not "pass" and "auth".
    return (name.length() > 5 && name.indexOf('.') < 0)
        || place == start
        || !Ascii.isLetterOrDigit(text[place - 1])
        || (Ascii.isUpper(text[place]) && !Ascii.isUpper(text[place - 1]));
  }

  private static boolean isJoint(char c) {
    return c == '_' || c == '-' || c == '.' || c == ' ';
  }
}
