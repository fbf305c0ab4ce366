package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageTemplatesTest {
  private final MessageTemplates templates = new MessageTemplates();

  @Test
  void isTrusted_templateWithPlaceholders_again_isTrue() {
    for (int i = 0; i < 2; i++) {
      assertThat(templates.isTrusted("a.Orders", "Order {} of {}")).isTrue();
      assertThat(templates.isTrusted("a.Orders", "Order of Alice")).isFalse();
    }
  }

  @Test
  void isTrusted_afterItsLoggerBuiltTooMany_isFalseForThoseOfBefore() {
    assertThat(templates.isTrusted("a.Orders", "Order {}")).isTrue();
    for (int i = 0; i < MessageTemplates.MAX_TEMPLATES; i++) {
      templates.isTrusted("a.Orders", "Alice " + i + " has {}");
    }
    assertThat(templates.isTrusted("a.Orders", "Order {}")).isFalse();
    assertThat(templates.isTrusted("a.Stock", "Order {}")).isTrue();
  }
}
