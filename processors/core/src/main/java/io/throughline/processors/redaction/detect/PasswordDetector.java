package io.throughline.processors.redaction.detect;

/**
 * What is assigned to a name for a credential: in JSON, forms, properties, XML, connection strings
 * and command lines. See {@link SecretNames} for the names, {@link Assignments}, {@link
 * NamedValues} and {@link ProsePasswords} for the rest: one walk tells them where a name ends.
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
    int offset = text.offset();
    int last = offset + n - 1;
    // Where the next name may begin to which something is assigned.
    int free = 0;
    for (int place = NameEnds.next(chars, offset, last);
        place != NameEnds.NONE;
        place = NameEnds.next(chars, place, last)) {
      int end = place - offset;
      char before = chars[place - 1];
      if (before == ',') {
        values.argument(end - 1, sink);
        continue;
      }
      if (end - free >= NameEnds.LENGTH) {
        free =
            before == '>'
                ? assignments.behindTag(end - 1, sink)
                : assignments.mayFollow(end) ? assignments.behindName(end, sink) : free;
      }
      if (chars[place] == ' ') {
        prose.behindName(end, sink);
      } else if (ValueBounds.isQuote(chars[place])) {
        values.setting(end, sink);
      }
      if ((before | 0x20) == 'e') {
        values.value(end, sink);
      }
    }
  }
}
