package io.throughline.processors.redaction.detect;

/**
 * What is assigned to a name for a credential: in JSON, forms, properties, XML, connection strings
 * and command lines. See {@link SecretNames} for the names, {@link Assignments}, {@link
 * NamedValues}, {@link ProsePasswords} and {@link ProseTokens} for the rest: one walk tells them
 * where a name ends.
 */
final class PasswordDetector implements Detector {

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams(SecretNames.grams()).orKey(Topics.CREDENTIAL);
  }

  @Override
  public boolean matchesNumber(long value, KeyContext key) {
    return key.isAbout(Topics.CREDENTIAL);
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    int n = text.length();
    if (text.key().isAbout(Topics.CREDENTIAL)) {
      if (n > 0) {
        sink.found(0, n);
      }
      return;
    }
    Assignments assignments = text.assignments();
    NamedValues values = text.namedValues();
    ProsePasswords prose = text.prosePasswords();
    char[] chars = text.array();
    byte[] bytes = text.bytes();
    int offset = text.offset();
    int last = offset + n - 1;
    for (int from = offset; from < last; from += Long.BYTES) {
      for (long ends = NameEnds.in(bytes, from); ends != 0; ends &= ends - 1) {
        int place = from + (Long.numberOfTrailingZeros(ends) >>> 3) + 1;
        if (place > last) {
          return;
        }
        int end = place - offset;
        if (chars[place - 1] == '>') {
          assignments.behindTag(end - 1, sink);
          continue;
        }
        int which = NameEnds.which(chars, place, offset, last);
        if (which == NameEnds.VALUE) {
          values.value(end, sink);
        } else if (which != NameEnds.NONE) {
          assignments.behindName(end, which, sink);
          switch (chars[place]) {
            case '=', ':', '>' -> {}
            case ' ' -> {
              if (which == SecretNames.PASSWORD) {
                prose.behindName(end, sink);
              } else {
                ProseTokens.behindName(text, end, sink);
              }
            }
            default -> values.behindName(end, sink);
          }
        }
      }
    }
  }
}
