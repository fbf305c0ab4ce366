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

  private static final Gate ALWAYS = new Gate(List.of(), List.of(), List.of(), 0, 0, true);

  final List<Gram> grams;
  final List<Gram> alsoGrams;

  /** One of these and a long token (see {@link Marks}) open as one of the grams does. */
  final List<Gram> tokenGrams;

  final int minDigits;
  final long topics;
  final boolean always;

  private Gate(
      List<Gram> grams,
      List<Gram> alsoGrams,
      List<Gram> tokenGrams,
      int minDigits,
      long topics,
      boolean always) {
    this.grams = grams;
    this.alsoGrams = alsoGrams;
    this.tokenGrams = tokenGrams;
    this.minDigits = minDigits;
    this.topics = topics;
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
    return new Gate(List.copyOf(grams), List.of(), List.of(), 0, 0, grams.isEmpty());
  }

  /** Lets a line through that holds at least {@code count} ASCII digits. */
  public static Gate digits(int count) {
    return new Gate(List.of(), List.of(), List.of(), count, 0, false);
  }

  /** See {@link Gram#parse}: one of these sequences of character sets must occur. */
  static Gate grams(String... patterns) {
    return new Gate(parse(patterns), List.of(), List.of(), 0, 0, false);
  }

  /**
   * Lets a line through that holds one of these sequences and a long token, see {@link
   * Marks#longToken}.
   */
  static Gate besideLongToken(String... patterns) {
    return new Gate(List.of(), List.of(), parse(patterns), 0, 0, false);
  }

  /** Or one of these. */
  Gate or(String... patterns) {
    List<Gram> more = new ArrayList<>(grams);
    more.addAll(parse(patterns));
    return new Gate(List.copyOf(more), alsoGrams, tokenGrams, minDigits, topics, always);
  }

  /** Or one of these and a long token. */
  Gate orBesideLongToken(String... patterns) {
    List<Gram> more = new ArrayList<>(tokenGrams);
    more.addAll(parse(patterns));
    return new Gate(grams, alsoGrams, List.copyOf(more), minDigits, topics, always);
  }

  /** And one of these, too; for a detector that spans lines maybe in a later one. */
  Gate and(String... patterns) {
    return new Gate(grams, parse(patterns), tokenGrams, minDigits, topics, always);
  }

  Gate andDigits(int count) {
    return new Gate(grams, alsoGrams, tokenGrams, count, topics, always);
  }

  /** A key about one of these lets every line of its value through. */
  Gate orKey(long aboutOneOf) {
    return new Gate(grams, alsoGrams, tokenGrams, minDigits, aboutOneOf, always);
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
            Locale.ROOT,
            "%s or beside a long token %s, and %s, %d digits, key %x",
            grams,
            tokenGrams,
            alsoGrams,
            minDigits,
            topics);
  }
}
