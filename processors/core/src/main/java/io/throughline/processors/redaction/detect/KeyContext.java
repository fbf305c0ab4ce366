package io.throughline.processors.redaction.detect;

import java.util.Locale;
import java.util.Set;

/**
 * What an attribute key says about its values: {@code customer.phone} makes an unchecked number a
 * phone number, {@code auth_token} a whole value a credential. Immutable; decide it once per key
 * and keep it.
 */
public final class KeyContext {

  /** South Africa, whose identity numbers are RSA IDs; in a text it is rather what signs. */
  private static final String SOUTH_AFRICA = "rsa";

  /**
   * The last word of a key for a password, beside {@link SecretNames}: those of a text are read in
   * ASCII alone.
   */
  private static final Set<String> PASSWORDS =
      Set.of(
          "contraseña",
          "contrasena",
          "senha",
          "hasło",
          "haslo",
          "heslo",
          "jelszó",
          "jelszo",
          "lösenord",
          "losenord",
          "adgangskode",
          "salasana",
          "şifre",
          "sifre",
          "пароль",
          "密码",
          "密碼",
          "パスワード",
          "비밀번호",
          "סיסמה");

  /** No key, or one that says nothing. */
  public static final KeyContext NONE = new KeyContext("", 0);

  private final String key;
  private final long topics;

  private KeyContext(String key, long topics) {
    this.key = key;
    this.topics = topics;
  }

  /**
   * Splits {@code key} at dots, dashes, underscores and humps, and looks its words up; an id's
   * number is a person's as often as a machine's, where no machine is named before it.
   */
  public static KeyContext of(String key) {
    char[] chars = key.toCharArray();
    long topics = 0;
    long beforeId = -1;
    boolean ofAMachine = false;
    boolean ofPassword = false;
    int start = 0;
    for (int i = 0; i <= key.length(); i++) {
      boolean end = i == key.length() || !Character.isLetterOrDigit(key.charAt(i));
      boolean hump =
          !end
              && i > start
              && Character.isUpperCase(key.charAt(i))
              && !Character.isUpperCase(key.charAt(i - 1));
      if (end || hump) {
        if (i > start) {
          String word = key.substring(start, i);
          boolean ofAnId = beforeId >= 0 && word.equalsIgnoreCase("number");
          ofPassword = PASSWORDS.contains(word.toLowerCase(Locale.ROOT));
          topics |= word.equalsIgnoreCase(SOUTH_AFRICA) ? Topics.NATIONAL_ID : 0;
          long before = topics;
          topics = ofAnId ? beforeId : topics | Topics.of(chars, start, i);
          beforeId = word.equalsIgnoreCase("id") && !ofAMachine ? before : -1;
          ofAMachine = AssignedName.isMachine(chars, start, i);
        }
        start = end ? i + 1 : i;
      }
    }
    if (key.equals("db.query.text") || key.equals("db.statement")) {
      topics |= Topics.SQL;
    }
    if (key.equals("url.query")) {
      topics |= Topics.QUERY;
    }
    if (ofPassword || SecretNames.kindOf(chars, 0, chars.length) >= SecretNames.CODE) {
      topics |= Topics.CREDENTIAL;
    }
    return new KeyContext(key, topics);
  }

  boolean isAbout(long topic) {
    return (topics & topic) != 0;
  }

  /** The key itself; empty for {@link #NONE}. */
  public String key() {
    return key;
  }

  @Override
  public String toString() {
    return key;
  }
}
