package io.throughline.processors.redaction.detect;

/** What stands before a telephone number. */
final class PhoneStarts {

  private PhoneStarts() {}

  /** Where a number starts that begins with this group: at its plus, or an opening bracket. */
  static int start(DigitGroups groups, int group) {
    int at = groups.start(group);
    if (groups.at(at - 1) == '(') {
      at--;
    }
    return groups.at(at - 1) == '+' ? at - 1 : at;
  }

  /** In a path, or after a comma, what is written as no other number is needs no more room. */
  static boolean isField(DigitGroups groups, int start) {
    return groups.at(start - 1) == '/' || groups.at(start - 1) == ',';
  }

  /** Whether nothing goes on before it. */
  static boolean opens(DigitGroups groups, int group, int start) {
    char before = groups.at(start - 1);
    if (Ascii.isLetterOrDigit(before) || before == '_' || isOfAName(groups, start - 1)) {
      // Behind a digit a plus adds: "0.155+74.81".
      return start < groups.start(group) && !(groups.at(start) == '+' && Ascii.isDigit(before));
    }
    if (before == ',') {
      return group == 0 || !PhoneRuns.isThousands(groups, group - 1);
    }
    if (before == ':'
        && start == groups.start(group)
        && groups.length(group) == 2
        && Ascii.isDigit(groups.at(start - 2))) {
      // The seconds of a time.
      return false;
    }
    boolean joined = before == '-' || before == '.' || before == '/';
    return !joined || !Ascii.isLetterOrDigit(groups.at(start - 2));
  }

  /** Whether the sign at a place is in the name of a class or object: Call;@92113366, Phone$1. */
  private static boolean isOfAName(DigitGroups groups, int sign) {
    if (groups.at(sign) != '$' && groups.at(sign) != '@') {
      return false;
    }
    char before = groups.at(sign - 1);
    return Ascii.isLetterOrDigit(before) || before == '$' || before == ';';
  }
}
