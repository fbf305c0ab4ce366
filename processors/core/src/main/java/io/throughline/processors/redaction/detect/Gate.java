package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a line must hold at least before a {@link Detector} is called: one of some short sequences
 * of characters, a number of digits, or a telling attribute key. All gates of a {@link DetectorSet}
 * are checked together in one pass, so a gate costs nothing per value, while a detector without one
 * is called for every line.
 */
public final class Gate {

  private static final Gate ALWAYS = new Gate(List.of(), List.of(), 0, 0, false, true);

  final List<Gram> grams;
  final List<Gram> alsoGrams;
  final int minDigits;
  final long topics;

  /** A long token (see {@link Prefilter.Marks}) opens the gate as well as a gram does. */
  final boolean longToken;

  final boolean always;

  private Gate(
      List<Gram> grams,
      List<Gram> alsoGrams,
      int minDigits,
      long topics,
      boolean longToken,
      boolean always) {
    this.grams = grams;
    this.alsoGrams = alsoGrams;
    this.minDigits = minDigits;
    this.topics = topics;
    this.longToken = longToken;
    this.always = always;
  }

  /** Lets every line through. */
  public static Gate always() {
    return ALWAYS;
  }

  /** Lets a line through that holds one of {@code literals}, in any case of its ASCII letters. */
  public static Gate anyLiteral(String... literals) {
    List<Gram> grams = new ArrayList<>();
    for (String literal : literals) {
      grams.add(Gram.rarestOf(literal));
    }
    return new Gate(List.copyOf(grams), List.of(), 0, 0, false, grams.isEmpty());
  }

  /** Lets a line through that holds at least {@code count} ASCII digits. */
  public static Gate digits(int count) {
    return new Gate(List.of(), List.of(), count, 0, false, false);
  }

  /** Lets a line through that holds a long token, see {@link Prefilter.Marks#longToken}. */
  static Gate longToken() {
    return new Gate(List.of(), List.of(), 0, 0, true, false);
  }

  /** See {@link Gram#parse}: one of these sequences of character sets must occur. */
  static Gate grams(String... patterns) {
    return new Gate(parse(patterns), List.of(), 0, 0, false, false);
  }

  /** Or one of these. */
  Gate or(String... patterns) {
    List<Gram> more = new ArrayList<>(grams);
    more.addAll(parse(patterns));
    return new Gate(List.copyOf(more), alsoGrams, minDigits, topics, longToken, always);
  }

  /** And one of these, too. */
  Gate and(String... patterns) {
    return new Gate(grams, parse(patterns), minDigits, topics, longToken, always);
  }

  Gate andDigits(int count) {
    return new Gate(grams, alsoGrams, count, topics, longToken, always);
  }

  /** A key about one of these lets every line of its value through. */
  Gate orKey(long aboutOneOf) {
    return new Gate(grams, alsoGrams, minDigits, aboutOneOf, longToken, always);
  }

  private static List<Gram> parse(String... patterns) {
    List<Gram> grams = new ArrayList<>();
    for (String pattern : patterns) {
      grams.add(Gram.parse(pattern));
    }
    return List.copyOf(grams);
  }

  @Override
  public String toString() {
    return always
        ? "always"
        : String.format(
            Locale.ROOT, "%s and %s, %d digits, key %x", grams, alsoGrams, minDigits, topics);
  }
}
