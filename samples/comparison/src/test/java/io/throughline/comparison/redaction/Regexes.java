package io.throughline.comparison.redaction;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dozen expressions as services carry them to find personal data. */
final class Regexes {

  static final List<String> USUAL =
      List.of(
          "[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\\.[a-zA-Z0-9-.]+",
          "\\b(?:\\d[ -]*?){13,16}\\b",
          "\\b\\d{3}-\\d{2}-\\d{4}\\b",
          "\\b[A-Z]{2}\\d{2}[A-Z0-9]{4}\\d{7}([A-Z0-9]?){0,16}\\b",
          "\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b",
          "\\+?\\d{1,3}[-. (]*\\d{3}[-. )]*\\d{3}[-. ]*\\d{4}",
          "(?i)bearer\\s+[a-z0-9._~+/-]+=*",
          "eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*",
          "AKIA[0-9A-Z]{16}",
          "(?i)(password|passwd|pwd|secret|token)\\s*[=:]\\s*\\S+",
          "-----BEGIN [A-Z ]*PRIVATE KEY-----",
          "[a-z]+://[^/\\s:]+:[^@\\s]+@");

  /** The same with possessive quantifiers, boundaries and bounds. */
  static final List<String> HARDENED =
      List.of(
          "(?<![a-zA-Z0-9_.+-])[a-zA-Z0-9_.+-]{1,64}+@[a-zA-Z0-9-]{1,63}+\\.[a-zA-Z0-9-.]++",
          "(?<!\\d)\\d(?:[ -]?\\d){12,15}+(?!\\d)",
          "(?<!\\d)\\d{3}-\\d{2}-\\d{4}(?!\\d)",
          "(?<![A-Z])[A-Z]{2}\\d{2}[A-Z0-9]{11,30}+",
          "(?<!\\d)\\d{1,3}+(?:\\.\\d{1,3}+){3}",
          "(?<!\\d)\\+?\\d{1,3}+[-. (]{1,3}+\\d{3}[-. )]{1,3}+\\d{3}[-. ]\\d{4}",
          "(?:B|b)earer\\s++[A-Za-z0-9._~+/-]++=*+",
          "eyJ[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+",
          "AKIA[0-9A-Z]{16}",
          "(?:[Pp]assword|passwd|pwd|[Ss]ecret|[Tt]oken)\\s*+[=:]\\s*+\\S++",
          "-----BEGIN [A-Z ]{0,20}+PRIVATE KEY-----",
          "://[^/\\s:@]++:[^@\\s/]++@");

  private Regexes() {}

  static Pattern[] compile(List<String> regexes) {
    return regexes.stream().map(Pattern::compile).toArray(Pattern[]::new);
  }

  static com.google.re2j.Pattern[] compileRe2j(List<String> regexes) {
    return regexes.stream()
        .map(com.google.re2j.Pattern::compile)
        .toArray(com.google.re2j.Pattern[]::new);
  }

  /** How many characters the matches have. */
  static int find(Pattern[] patterns, String text) {
    int found = 0;
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        found += matcher.end() - matcher.start();
      }
    }
    return found;
  }

  /** The same. */
  static int find(com.google.re2j.Pattern[] patterns, String text) {
    int found = 0;
    for (com.google.re2j.Pattern pattern : patterns) {
      com.google.re2j.Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        found += matcher.end() - matcher.start();
      }
    }
    return found;
  }
}
