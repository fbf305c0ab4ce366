package io.throughline.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The page as one document: style, script and chart library are part of it, so it works the same
 * from a file and from a server.
 */
final class Page {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
  private static final List<String> SCRIPTS =
      List.of(
          "format.js",
          "charts.js",
          "orders.js",
          "waterfall.js",
          "trace.js",
          "privacy.js",
          "desk.js");

  private Page() {}

  /** The page that fetches its data, and fetches it again while it is looked at. */
  static String live() {
    return withData("null");
  }

  static String withData(String json) {
    StringBuilder script = new StringBuilder();
    SCRIPTS.forEach(name -> script.append(resource(name)).append('\n'));
    // Within a script element "<" could end it early or open a comment; JSON reads the escape as
    // the same text.
    return resource("desk.html")
        .replace("/*uplot-style*/", resource(UPLOT + "uPlot.min.css"))
        .replace("/*style*/", resource("desk.css"))
        .replace("/*uplot*/", resource(UPLOT + "uPlot.iife.min.js"))
        .replace("/*script*/", script)
        .replace("/*data*/", json.replace("<", "\\u003c"));
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
