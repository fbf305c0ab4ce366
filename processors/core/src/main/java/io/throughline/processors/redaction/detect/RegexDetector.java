package io.throughline.processors.redaction.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A user's own regular expression, on RE2/J: linear in the text whatever the expression. */
final class RegexDetector implements Detector {

  private final String name;
  private final Pattern pattern;
  private final Gate gate;

  RegexDetector(String name, String regex) {
    this.name = name;
    try {
      this.pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("detector " + name + ": " + e.getMessage(), e);
    }
    String literal = RegexLiteral.of(regex);
    this.gate = literal.isEmpty() ? Gate.always() : Gate.anyLiteral(literal);
    if (pattern.matches("")) {
      throw new IllegalArgumentException(
          "detector " + name + ": the regex " + regex + " matches the empty text");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Gate gate() {
    return gate;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      sink.found(matcher.start(), matcher.end());
    }
  }
}
