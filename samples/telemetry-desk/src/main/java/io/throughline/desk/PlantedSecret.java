package io.throughline.desk;

/**
 * Something the services were given and must not export.
 *
 * @param kind what it is, such as {@code card}; this, and never the text, stands in the report
 * @param text the value itself, at least four characters; when it is a whole number it is also
 *     sought as a number
 */
public record PlantedSecret(String kind, String text) {
  static final int MIN_LENGTH = 4;

  public PlantedSecret {
    if (text.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          kind + ": a secret of " + text.length() + " characters is found everywhere");
    }
  }

  @Override
  public String toString() {
    return "PlantedSecret{" + kind + "}";
  }
}
