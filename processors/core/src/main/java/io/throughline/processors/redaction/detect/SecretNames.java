package io.throughline.processors.redaction.detect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

  /** A dot stands where a name may have a joint: {@code access_key}, {@code accessKey}. */
  private static final String[] PASSWORDS =
      ("password pass.word passwd pwd passphrase pass passcode passwort passord kennwort wachtwoord "
              + "pw cvv cvc mot.de.passe storepass keypass identified.by requirepass masterauth "
              + "db.pass user.pass admin.pass db.pwd user.pwd admin.pwd")
          .split(" +");

  private static final String[] TOKENS =
      ("secret token api.key access.key secret.key private.key account.key shared.key "
              + "signing.key encryption.key auth.key master.key app.key credential credentials "
              + "authorization oauth license.key webhook.key bearer jwt "
              + "cookie sas auth art.api salt integration.key "
              + "consumer.key service.key deploy.key hmac storage.key secret.key.base "
              + "access.token auth.token refresh.token session.token api.token bearer.token id.token "
              + "csrf.token xsrf.token user.token device.token "
              + "pre.shared.key psk hmac.key subscription.key functions.key "
              + "jsessionid phpsessid net.sessionid")
          .split(" +");

  private static final String PUBLIC_KEY = "public.key";

  /** Of an assembly in .NET. */
  private static final String PUBLIC_KEY_TOKEN = "public.key.token";

  private static final String[] CODES = {"pin", "otp"};

  /** A form asks for a password twice: {@code password_confirmation}. */
  private static final String[] AGAIN = {"confirmation", "confirm", "repeat", "again"};

  /** Of a known service, {@code snykKey}, these name a credential; else a key is anything's. */
  private static final String[] KEYS = {"key", "client.id", "access.id", "api.id"};

  /** Groups of names, in {@link #ENDINGS}. */
  private static final int OF_PASSWORDS = 1;

  private static final int OF_TOKENS = 2;
  private static final int OF_CODES = 4;
  private static final int OF_AGAIN = 8;
  private static final int OF_LOGIN = 16;
  private static final int OF_KEYS = 32;
  private static final int OF_PUBLIC = 64;

  private static final int OF_SCHEMES = 128;

  private static final NameEndings ENDINGS =
      new NameEndings()
          .add(OF_PASSWORDS, PASSWORDS)
          .add(OF_TOKENS, TOKENS)
          .add(OF_CODES, CODES)
          .add(OF_AGAIN, AGAIN)
          .add(OF_SCHEMES, "authorization")
          .add(OF_LOGIN, "login")
          .add(OF_KEYS, KEYS)
          .add(OF_PUBLIC, PUBLIC_KEY, PUBLIC_KEY_TOKEN);

  private SecretNames() {}

  /** The kind of the name that stands between two places of a text. */
  static int kindOf(Text text, int start, int end) {
    return kindOf(text.array(), text.offset() + start, text.offset() + end);
  }

  /**
   * The kind of name that ends at {@code to}. Case, separators and a trailing number do not count;
   * the last word decides, so {@code token.count} is none.
   */
  static int kindOf(char[] text, int from, int to) {
    int end = withoutNumber(text, from, to);
    int start = Math.max(from, end - LONGEST);
    int endings = ENDINGS.in(text, start, end);
    if (endings == 0) {
      return NONE;
    }
    if ((endings & OF_PASSWORDS) != 0) {
      return PASSWORD;
    }
    boolean isPublic = (endings & OF_PUBLIC) != 0;
    if ((endings & OF_TOKENS) != 0) {
      return isPublic ? NONE : TOKEN;
    }
    if ((endings & OF_CODES) != 0) {
      return CODE;
    }
    if ((endings & OF_AGAIN) != 0) {
      return ofRepeated(text, start, end);
    }
    if (isPublic) {
      return NONE;
    }
    boolean key = (endings & OF_KEYS) != 0;
    return namesService(text, start, end) ? TOKEN : key ? KEY : NONE;
  }

  static int possibleKind(Text text, int start, int end) {
    return possibleKind(text.array(), text.offset() + start, text.offset() + end);
  }

  /**
   * The most that a name between two places, or a part of it that ends there, may be of: {@link
   * #NONE}, {@link #TOKEN} for all that is no password, or {@link #PASSWORD}.
   */
  static int possibleKind(char[] text, int from, int to) {
    int possible = ENDINGS.possible(text, from, withoutNumber(text, from, to));
    return possible == 0
        ? NONE
        : (possible & (OF_PASSWORDS | OF_AGAIN | OF_SCHEMES)) != 0 ? PASSWORD : TOKEN;
  }

  private static int withoutNumber(char[] text, int from, int to) {
    int end = to;
    if (end > from && Ascii.isLetter(text[end - 1])) {
      return end;
    }
    while (end > from
        && (Ascii.isDigit(text[end - 1]) || NameEndings.isBetweenWords(text[end - 1]))) {
      end--;
    }
    return end;
  }

  /** Of {@code password_confirmation}: what stands before it decides. */
  private static int ofRepeated(char[] text, int start, int end) {
    for (String again : AGAIN) {
      int before = end - again.length();
      if (before > start && isAt(text, before, again)) {
        return (ENDINGS.in(text, start, withoutJoints(text, start, before)) & OF_PASSWORDS) != 0
            ? PASSWORD
            : NONE;
      }
    }
    return NONE;
  }

  private static boolean isAt(char[] text, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Ascii.toLower(text[at + i]) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int withoutJoints(char[] text, int start, int end) {
    int last = end;
    while (last > start && NameEndings.isBetweenWords(text[last - 1])) {
      last--;
    }
    return last;
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

  /** One sequence of each name's last word: a line without any of them assigns no credential. */
  static String[] grams() {
    Set<String> grams = new LinkedHashSet<>();
    grams.add("key\\a");
    // The ids of clients, accesses and interfaces, in one word or two.
    grams.addAll(List.of("ntid", "nt\\bi", "ssid", "s\\bid", "piid", "i\\bid", "arlo", "ar\\bl"));
    // Their last words stand everywhere, and a secret base begins with another name.
    grams.addAll(List.of("fied", "rtap", "t\\bap"));
    // The rarest part of "kennwort" stands in each pool's runWorker.
    grams.add("nnwo");
    for (String word : lastWords()) {
      // What stands in "pass" stands in "password", too.
      if (grams.stream().noneMatch(word::contains)) {
        grams.add(gram(word));
      }
    }
    return grams.toArray(new String[0]);
  }

  /** Of names that ask for a gram of their own, the shortest first. */
  private static List<String> lastWords() {
    return Stream.of(PASSWORDS, TOKENS, CODES)
        .flatMap(Arrays::stream)
        .filter(name -> !name.equals("identified.by") && !name.equals("art.api"))
        .filter(name -> !name.endsWith(".base"))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .sorted(Comparator.comparingInt(String::length))
        .toList();
  }

  private static String gram(String word) {
    if (word.length() < Gram.LENGTH) {
      // The name ends before the sign, or a blank, a quote, a number.
      return word + "\\a";
    }
    // The end of "token" is that of "broken", too.
    return word.length() <= 5 ? word.substring(0, Gram.LENGTH) : Gram.rarestPart(word);
  }
}
