package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class AttributeRulesPropertyTest {

  @Property
  void utf8Length_anyText_isItsLength(@ForAll @CharRange(from = '\0', to = '\uD7FF') String text) {
    assertThat(AttributeRules.utf8Length(text + "😀"))
        .isEqualTo((text + "😀").getBytes(StandardCharsets.UTF_8).length);
  }
}
