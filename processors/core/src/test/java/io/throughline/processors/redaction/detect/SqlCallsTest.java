package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Statements in a text that no table tells. */
class SqlCallsTest {

  private final Masked masked = new Masked("sql");

  @Test
  void text_statementInCapitalsWithAString_hidesItsLiterals() {
    assertThat(masked.text("Executing: CALL p('kim', 7)")).isEqualTo("Executing: CALL p(*, *)");
    assertThat(masked.text("failed [EXEC dbo.find @n = N'kim']"))
        .isEqualTo("failed [EXEC dbo.find @n = N*]");
    assertThat(masked.text("exec sp_executesql N'x', @p='kim'"))
        .isEqualTo("exec sp_executesql N*, @p=*");
    assertThat(masked.text("MERGE INTO t USING (SELECT 'kim' AS k) s ON (t.k=s.k)"))
        .isEqualTo("MERGE INTO t USING (SELECT * AS k) s ON (t.k=s.k)");
    assertThat(masked.text("{call p('kim')}")).isEqualTo("{call p(*)}");
    assertThat(masked.text("SELECT CASE WHEN a='kim' THEN 2 END FROM t"))
        .isEqualTo("SELECT CASE WHEN a=* THEN * END FROM t");
    assertThat(masked.text("SET @x := 'kim'")).isEqualTo("SET @x := *");
    assertThat(masked.text("DO $$ BEGIN RAISE NOTICE 'kim'; END $$")).isEqualTo("DO *");
    assertThat(masked.text("LOAD DATA INFILE 'kim' INTO TABLE t"))
        .isEqualTo("LOAD DATA INFILE * INTO TABLE t");
    assertThat(masked.text("CALL p(\n'kim')")).isEqualTo("CALL p(\n*)");
  }

  @Test
  void text_prose_staysAsItIs() {
    staysAsItIs(
        "call to 'orders' failed after 3 s",
        "CALL orders timed out after 3 s",
        "docker exec 'orders' 3",
        "RECALL p('kim')",
        "SELECT 'kim'",
        "select a plan from the 'list' of 3",
        "merge into 'main' failed");
  }

  @Test
  void text_backslashThatJsonDoubled_isReadAsOne() {
    assertThat(masked.text("{\"sql\":\"SELECT a FROM t WHERE b = 'O\\\\'kim' AND c = 'ann'\"}"))
        .doesNotContain("kim")
        .doesNotContain("ann");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
