package io.throughline.processors.redaction;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static io.opentelemetry.api.common.AttributeKey.valueKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptAttributesTest {
  private final Attributes kept =
      new KeptAttributes(new Object[] {stringKey("b"), "x", longKey("a"), 1L});
  private final Attributes same = Attributes.of(longKey("a"), 1L, stringKey("b"), "x");

  @Test
  void get_keyOfEqualNameAndType_returnsItsValue() {
    assertThat(kept.get(stringKey("b"))).isEqualTo("x");
    assertThat(kept.get(longKey("a"))).isEqualTo(1);
  }

  @Test
  void get_keyOfOtherNameOrType_returnsNull() {
    assertThat(kept.get(stringKey("a"))).isNull();
    assertThat(kept.get(stringKey("c"))).isNull();
  }

  @Test
  void get_keyForValuesOfAnyType_answersAsTheApi() {
    assertThat(kept.get(valueKey("b"))).isEqualTo(Value.of("x"));
  }

  @Test
  void asMap_anyContent_holdsEachPair() {
    assertThat(kept.asMap()).isEqualTo(Map.of(stringKey("b"), "x", longKey("a"), 1L));
    assertThat(kept.size()).isEqualTo(2);
    assertThat(kept.isEmpty()).isFalse();
  }

  @Test
  void forEach_anyContent_keepsTheOrder() {
    List<Object> seen = new ArrayList<>();
    kept.forEach((key, value) -> seen.add(value));
    assertThat(seen).containsExactly("x", 1L);
  }

  @Test
  void equals_sameContentInAnyOrder_holdsWithTheApisHashCode() {
    Attributes other = new KeptAttributes(new Object[] {longKey("a"), 1L, stringKey("b"), "x"});
    assertThat(kept).isEqualTo(other).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(kept).isNotEqualTo(Attributes.of(longKey("a"), 1L)).isNotEqualTo("x");
    assertThat(kept.toBuilder().build()).isEqualTo(same);
    assertThat(kept).hasToString(same.toString());
  }
}
