package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * Names of one or more words, read from their end: which of them a text ends with.
 *
 * <p>Structure: a tree by letters, the last one first. Where a name may have a joint ({@code
 * access_key}, {@code accessKey}) the walk goes on from both sides of those that stand there. Cost:
 * one look for each letter that some name shares with the text.
 */
final class NameEndings {

  private static final int EDGES = 27;
  private static final int JOINT = 26;
  private static final int ROOT = 1;

  /** A longer name of one word may end a longer word. */
  private static final int SHORT = 5;

  /** By the last three letters, the first of them a joint or none: the groups of such names. */
  private final byte[] lastThree = new byte[EDGES * EDGES * EDGES];

  private short[] next = new short[(ROOT + 1) * EDGES];
  private int nodes = ROOT + 1;

  /** The groups of the names that begin where a node is, as bits: by whether they stand alone. */
  private byte[] within = new byte[nodes];

  private byte[] alone = new byte[nodes];

  /** Adds names in lower case, a dot for a joint, to a group: one of eight bits. */
  NameEndings add(int group, String... names) {
    for (String name : names) {
      int node = ROOT;
      for (int i = name.length() - 1; i >= 0; i--) {
        int edge = name.charAt(i) == '.' ? JOINT : name.charAt(i) - 'a';
        node = follow(node * EDGES + edge);
      }
      addLast(name, (byte) group);
      boolean longWord = name.length() > SHORT && name.indexOf('.') < 0;
      (longWord ? within : alone)[node] |= (byte) group;
    }
    return this;
  }

  private int follow(int edge) {
    if (next[edge] == 0) {
      next[edge] = (short) nodes++;
      next = Arrays.copyOf(next, nodes * EDGES);
      within = Arrays.copyOf(within, nodes);
      alone = Arrays.copyOf(alone, nodes);
    }
    return next[edge];
  }

  private void addLast(String name, byte group) {
    int two = name.length() - 2;
    for (int third = 0; third < EDGES; third++) {
      // A shorter name has anything before it, and a joint may be left out.
      char before = two == 0 ? '\0' : name.charAt(two - 1);
      boolean fits =
          two == 0
              || third == edge(before)
              || (before == '.' && third == edge(name.charAt(two - 2)));
      if (fits) {
        lastThree[place(third, name.charAt(two), name.charAt(two + 1))] |= group;
      }
    }
  }

  private static int place(int third, char second, char last) {
    return (third * EDGES + edge(second)) * EDGES + edge(last);
  }

  /** The number of a letter, or that of a joint for any other character. */
  private static int edge(char c) {
    int letter = (c | 0x20) - 'a';
    return letter < 0 || letter > JOINT ? JOINT : letter;
  }

  /** The groups of all names that end with the three characters before {@code end}. */
  int possible(char[] text, int start, int end) {
    if (end - start < 2) {
      return 0;
    }
    int third = end - start == 2 ? JOINT : edge(text[end - 3]);
    return lastThree[place(third, text[end - 2], text[end - 1])] & 0xFF;
  }

  /** The groups of all names with which the text from {@code start} to {@code end} ends. */
  int in(char[] text, int start, int end) {
    return in(text, start, end, ROOT);
  }

  private int in(char[] text, int start, int end, int from) {
    int groups = 0;
    int node = from;
    int place = end;
    while (true) {
      groups |= within[node] & 0xFF;
      if (alone[node] != 0 && begins(text, start, place)) {
        groups |= alone[node] & 0xFF;
      }
      int beyond = next[node * EDGES + JOINT];
      if (beyond != 0) {
        int joint = place;
        while (joint > start && isJoint(text[joint - 1])) {
          joint--;
        }
        groups |= in(text, start, joint, beyond);
      }
      if (place == start) {
        return groups;
      }
      int letter = (text[place - 1] | 0x20) - 'a';
      node = letter < 0 || letter >= JOINT ? 0 : next[node * EDGES + letter];
      if (node == 0) {
        return groups;
      }
      place--;
    }
  }

  /** Short words must stand alone: "compass" and "oauth" are not "pass" and "auth". */
  private static boolean begins(char[] text, int start, int place) {
    return place == start
        || !Ascii.isLetterOrDigit(text[place - 1])
        || (Ascii.isUpper(text[place]) && !Ascii.isUpper(text[place - 1]));
  }

  static boolean isJoint(char c) {
    return c == '_' || c == '-' || c == '.' || c == ' ';
  }
}
