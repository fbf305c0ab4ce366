package io.throughline.processors.redaction.detect;

/**
 * What is assigned to a name for a credential: in JSON, forms, properties, XML, connection strings
 * and command lines. See {@link SecretNames} for the names, {@link Assignments} for the rest.
 */
final class PasswordDetector implements Detector {

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams(SecretNames.grams())
.orKey(Topics.CREDENTIAL);
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
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + n - 1;
    int place = NameEnds.next(chars, offset, last);
    while (place != NameEnds.NONE) {
      int end = place - offset;
      if (chars[place - 1] == '>') {
        place = offset + assignments.behindTag(end - 1, sink);
      } else if (assignments.mayFollow(end)) {
        place = offset + assignments.behindName(end, sink);
      }
      place = NameEnds.next(chars, place, last);
    }
  }
}
