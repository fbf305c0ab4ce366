package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * Names of one or more words, read from their end: which of them a text ends with.
 *
 * <p>Structure: a tree by letters, the last one first. A name that may have a joint ({@code
 * access_key}, {@code accessKey}) is entered with it and without, so that the walk never goes two
 * ways. A table by the last three letters comes first: it refuses most words, and tells where in
 * the tree to go on. Cost: one look for each letter that some name shares with the text.
 */
final class NameEndings {

  private static final int EDGES = 27;

  /** One for each three letters, or joints, see {@link #place}. */
  static final int PLACES = EDGES * EDGES * EDGES;

  private static final int JOINT = 26;
  private static final int ROW = 32;
  private static final int ROOT = ROW;

  /**
   * The place in a row of the groups whose names begin there: in the low byte of those that may
   * stand within a word, in the high one of those that stand alone.
   */
  private static final int GROUPS = 27;

  /** The edge of what is in no name: leads nowhere. */
  private static final int NOWHERE = 28;

  private static final int ALONE = 8;

  /** A longer name of one word may end a longer word. */
  private static final int SHORT = 5;

  private static final int LAST = 3;

  /** Stands for all characters outside ASCII. */
  private static final int OTHERS = 127;

  private static final byte[] EDGE = new byte[OTHERS + 1];

  /**
   * What a character adds to the place of the last three letters, by its own: the last one first.
   */
  private static final short[][] PLACE = new short[LAST][OTHERS + 1];

  static {
    for (char c = 0; c <= OTHERS; c++) {
      int joint = isBetweenWords(c) ? JOINT : NOWHERE;
      EDGE[c] = (byte) (Ascii.isLetter(c) ? Ascii.toLower(c) - 'a' : joint);
      int each = edge(c);
      for (short[] places : PLACE) {
        places[c] = (short) each;
        each *= EDGES;
      }
    }
  }

  private static final short[] LAST_PLACES = PLACE[0];
  private static final short[] SECOND_PLACES = PLACE[1];
  private static final short[] THIRD_PLACES = PLACE[2];

  /**
   * By the last three letters, the first of them a joint or none: the groups of such names, and
   * above them the row of those three, if no name begins within them.
   */
  private final int[] lastThree = new int[PLACES];

  /** A row for each node: where that of the next node begins, by edge; then {@link #GROUPS}. */
  private short[] rows = new short[ROOT + ROW];

  /** Adds names in lower case, a dot for a joint, to a group: one of eight bits. */
  NameEndings add(int group, String... names) {
    if (group >>> ALONE != 0) {
      throw new IllegalArgumentException("not one of eight bits: " + group);
    }
    for (String name : names) {
      addLast(name, group);
      boolean within = name.length() > SHORT && name.indexOf('.') < 0;
      add(name, name.length(), ROOT, within ? group : group << ALONE);
    }
    addRows();
    return this;
  }

  private void addRows() {
    for (int last = 0; last < JOINT; last++) {
      for (int second = 0; second < JOINT; second++) {
        int two = rows[rows[ROOT + last] + second];
        for (int third = 0; third < JOINT && two != 0; third++) {
          int place = (third * EDGES + second) * EDGES + last;
          int three = rows[two + GROUPS] == 0 ? rows[two + third] : 0;
          lastThree[place] = (lastThree[place] & 0xFF) | (three << ALONE);
        }
      }
    }
  }

  private void add(String name, int end, int row, int groups) {
    if (end == 0) {
      rows[row + GROUPS] |= (short) groups;
      return;
    }
    char last = name.charAt(end - 1);
    if (last == '.') {
      add(name, end - 1, row, groups);
    }
    add(name, end - 1, follow(row + (last == '.' ? JOINT : last - 'a')), groups);
  }

  private int follow(int edge) {
    if (rows[edge] == 0) {
      if (rows.length > Short.MAX_VALUE) {
        throw new IllegalStateException("more letters than a row's number can count");
      }
      rows[edge] = (short) rows.length;
      rows = Arrays.copyOf(rows, rows.length + ROW);
    }
    return rows[edge];
  }

  private void addLast(String name, int group) {
    int two = name.length() - 2;
    for (int third = 0; third < EDGES; third++) {
      // A shorter name has anything before it, and a joint may be left out.
      char before = two == 0 ? '\0' : name.charAt(two - 1);
      boolean fits =
          two == 0
              || third == edge(before)
              || (before == '.' && third == edge(name.charAt(two - 2)));
      if (fits) {
        lastThree[placeOf(third, name.charAt(two), name.charAt(two + 1))] |= group;
      }
    }
  }

  private static int placeOf(int third, char second, char last) {
    return (third * EDGES + edge(second)) * EDGES + edge(last);
  }

  /** A number for the last three characters, in any case of letters; below {@link #PLACES}. */
  static int place(char third, char second, char last) {
    return THIRD_PLACES[Math.min(third, OTHERS)]
        + SECOND_PLACES[Math.min(second, OTHERS)]
        + LAST_PLACES[Math.min(last, OTHERS)];
  }

  /** The number of a letter, or that of a joint for any other character. */
  private static int edge(char c) {
    return Math.min(EDGE[Math.min(c, OTHERS)], JOINT);
  }

  /** The groups of all names that end with the three characters before {@code end}. */
  int possible(char[] text, int start, int end) {
    return lastThree(text, start, end) & 0xFF;
  }

  private int lastThree(char[] text, int start, int end) {
    if (end - start < 2) {
      return 0;
    }
    char third = end - start == 2 ? ' ' : text[end - 3];
    return lastThree[place(third, text[end - 2], text[end - 1])];
  }

  /** The groups of all names with which the text from {@code start} to {@code end} ends. */
  int in(char[] text, int start, int end) {
    int three = lastThree(text, start, end);
    if (three == 0) {
      return 0;
    }
    short[] tree = rows;
    int row = three >>> ALONE;
    int place = end - LAST;
    if (row == 0) {
      row = ROOT;
      place = end;
    }
    int groups = 0;
    while (row != 0) {
      int here = tree[row + GROUPS] & 0xFFFF;
      if (here != 0) {
        boolean begins = here <= 0xFF || begins(text, start, place);
        groups |= begins ? (here | here >>> ALONE) & 0xFF : here & 0xFF;
      }
      if (place == start) {
        break;
      }
      int edge = EDGE[Math.min(text[--place], OTHERS)];
      row = tree[row + edge];
      if (edge == JOINT && row != 0) {
        place = withoutJoints(text, start, place);
      }
    }
    return groups;
  }

  /** Any number of joints is one. */
  private static int withoutJoints(char[] text, int start, int end) {
    int place = end;
    while (place > start && isBetweenWords(text[place - 1])) {
      place--;
    }
    return place;
  }

  /**
   * Short words must stand alone: "compass" and "oauth" are not "pass" and "auth"; behind Java's
   * option {@code -D} they do.
   */
  private static boolean begins(char[] text, int start, int place) {
    return place == start
        || !Ascii.isLetterOrDigit(text[place - 1])
        || (Ascii.isUpper(text[place]) && !Ascii.isUpper(text[place - 1]))
        || (text[place - 1] == 'D' && place - start > 1 && text[place - 2] == '-');
  }

  /** As names of several words are written, or spoken. */
  static boolean isBetweenWords(char c) {
    return c == '_' || c == '-' || c == '.' || c == ' ';
  }
}
