/**
 * Text in, findings out: what in a value looks like personal data or a credential, and where.
 *
 * <p>{@link DetectorSet} is the way in. No type of OpenTelemetry is known here.
 *
 * <p>A value's way: {@link CleanTexts} knows it from before, or {@link Gates} say line by line
 * which detectors could find something, and only those read the line, as a {@link Text}; a line
 * with escapes or characters outside ASCII is read a second time as {@link Folding} makes it plain.
 * What they tell comes together in {@link Findings}.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li>which detectors are asked: {@link Gate}, {@link Gram}, {@link Sieve} and its {@link
 *       PairWalk}, {@link GramTable}, {@link Prefilter}, {@link KnownFrames}
 *   <li>what an attribute's key and the words beside a place say: {@link KeyContext}, {@link
 *       Topics}, {@link Telling}, {@link AssignedName}
 *   <li>characters, many at once: {@link Ascii}, {@link EightBytes}, {@link LineBits}, {@link
 *       Pairs}, {@link Mixture}
 *   <li>numbers: {@link DigitGroups}, of which {@link CardDetector} with the files of Card, {@link
 *       PhoneDetector} with those of Phone, and {@link NationalIdDetector} with those of Number
 *       take their own; {@link Checks}; with letters, {@link LetteredIds} and {@link IbanDetector}
 *   <li>passwords by their names: {@link PasswordDetector}, from {@link NameEnds} over {@link
 *       NameBefore} and {@link SecretNames} to {@link Assignments}, {@link ValueBounds} and {@link
 *       SecretValues}; the other parts of {@link Passwords} know them by a place or a sentence
 *   <li>tokens by their own form: {@link VendorKeyDetector}, {@link CloudKeyDetector}, {@link
 *       TokenTable}, {@link ShapedTokens}
 *   <li>SQL: {@link SqlDetector} and {@link SqlCalls} find the statement, {@link SqlSanitizer} its
 *       literals
 * </ul>
 */
@NullMarked
package io.throughline.processors.redaction.detect;

import org.jspecify.annotations.NullMarked;
