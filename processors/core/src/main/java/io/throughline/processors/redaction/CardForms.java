package io.throughline.processors.redaction;

import io.throughline.processors.redaction.RedactionPolicy.DetectorRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One card number never leaves in two forms: who sees its last four digits here and its hash there
 * can try out the rest.
 */
final class CardForms {
  private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])");
  private static final Set<String> CARD_WORDS =
      Set.of("card", "cards", "cc", "pan", "creditcard", "debitcard", "cardnumber", "ccnumber");
  private static final List<String> SAMPLES =
      List.of("4111111111111111", "4111 1111 1111 1111", "5555555555554444", "378282246310005");

  private CardForms() {}

  static void check(RedactionPolicy.Builder policy) {
    DetectorRule card = policy.detectors.get("card");
    if (card == null) {
      return;
    }
    Action form = card.action();
    for (String key : policy.pseudonym.keySet()) {
      if (isAboutCards(key) && form.leavesForm() && form != Action.PSEUDONYM) {
        throw twoForms("the pseudonym of " + key, form);
      }
    }
    for (Map.Entry<String, DetectorRule> entry : policy.detectors.entrySet()) {
      DetectorRule rule = entry.getValue();
      if (!rule.regex().isEmpty()
          && rule.action().leavesForm()
          && form.leavesForm()
          && rule.action() != form
          && SAMPLES.stream().anyMatch(sample -> finds(rule.regex(), sample))) {
        throw twoForms("detector " + entry.getKey() + " (" + rule.action().word() + ")", form);
      }
    }
  }

  private static boolean finds(String regex, String sample) {
    return com.google.re2j.Pattern.compile(regex).matcher(sample).find();
  }

  private static InvalidPolicyException twoForms(String other, Action form) {
    return new InvalidPolicyException(
        "a card number would leave in two forms, by "
            + other
            + " and by detector card ("
            + form.word()
            + "); accepted: one of them, or the same action for both");
  }

  private static boolean isAboutCards(String key) {
    for (String word : WORDS.split(key, -1)) {
      if (CARD_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
