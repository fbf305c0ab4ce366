package io.throughline.comparison.table;

import java.util.List;

/**
 * Text with places for tables: {@code <!-- table: name -->} to {@code <!-- end -->}. What stands
 * outside of them is somebody's prose and stays.
 */
final class Readme {

  private static final String END = "<!-- end -->";

  private Readme() {}

  /** The same text with every group's table in its place. */
  static String render(String text, List<Group> groups, Results results) {
    String rendered = text;
    for (Group group : groups) {
      rendered = replace(rendered, group.name(), Table.render(group, results));
    }
    return rendered;
  }

  private static String replace(String text, String name, String table) {
    String marker = "<!-- table: " + name + " -->";
    int start = text.indexOf(marker);
    int end = start < 0 ? -1 : text.indexOf(END, start);
    if (end < 0) {
      throw new IllegalArgumentException(
          "the README has no place for the table " + name + ": add " + marker + " and " + END);
    }
    return text.substring(0, start + marker.length()) + "\n" + table + text.substring(end);
  }
}
