package io.throughline.processors.redaction.detect;

/** Stretches of numbers with no word beside them that tells of them, asked for once for many. */
final class QuietGroups {

  /** So many groups are asked for at once. */
  private static final int MOST = 64;

  /** A number has not so many characters. */
  private static final int REACH = 3 * PhoneRuns.LONGEST;

  /** A plus and a bracket may stand before the digits. */
  private static final int MARGIN = 2;

  private QuietGroups() {}

  /**
   * The group before which, from this one on, it is known that no word beside a number is about
   * {@code topics}, but for those that it is glued to; or this one.
   */
  static int end(Text text, long topics, DigitGroups groups, int group) {
    int end = Math.min(groups.count(), group + MOST);
    int start = groups.start(group) - MARGIN;
    return text.isQuiet(topics, start, groups.start(end - 1) + REACH) ? end : group;
  }
}
