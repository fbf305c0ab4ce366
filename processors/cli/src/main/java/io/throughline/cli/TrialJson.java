package io.throughline.cli;

import io.throughline.processors.redaction.PolicyTrial;

/** Writes outcomes as JSON, each on a line of its own. The text is used again for the next. */
final class TrialJson {
  private static final String HEX = "0123456789ABCDEF";

  private final StringBuilder text = new StringBuilder();

  CharSequence line(PolicyTrial.Outcome outcome) {
    text.setLength(0);
    text.append("{\"value\":");
    Object value = outcome.value();
    if (value instanceof Double number && !Double.isFinite(number)) {
      string(number.toString());
    } else if (value == null || value instanceof Number) {
      text.append(value);
    } else {
      string(value.toString());
    }
    text.append(",\"findings\":[");
    String comma = "";
    for (PolicyTrial.Found found : outcome.findings()) {
      text.append(comma).append("{\"detector\":");
      string(found.detector());
      text.append(",\"start\":").append(found.start());
      text.append(",\"end\":").append(found.end());
      text.append(",\"action\":");
      string(found.action());
      text.append('}');
      comma = ",";
    }
    return text.append("]}\n");
  }

  /**
   * In ASCII: the terminal's own encoding must lose nothing, and half a surrogate pair has no other
   * form.
   */
  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c == '\n') {
        text.append("\\n");
      } else if (c < ' ' || c > '~') {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX.charAt((c >> shift) & 15));
        }
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
