package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where what is in quotes ends, and which quotes begin nothing. */
class SqlQuotesTest {

  @Test
  void sanitize_backslash_isReadBothWays() {
    assertThat(SqlSanitizer.sanitize("WHERE a = 'C:\\\\temp' AND b = 'c'"))
        .isEqualTo("WHERE a = ? AND b = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 'it\\'s' AND b = 'c'")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 'it\\'s' AND b = \"c\"")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = E'a\\tb' AND b = 'c'"))
        .isEqualTo("WHERE a = E? AND b = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = E'it\\'s 5' AND b = d"))
        .isEqualTo("WHERE a = E? AND b = d");
    assertThat(SqlSanitizer.sanitize("WHERE a = e'it\\'s 5' AND b = d"))
        .isEqualTo("WHERE a = e? AND b = d");
    assertThat(SqlSanitizer.sanitize("WHERE a = 'a\\\\' AND b = d"))
        .isEqualTo("WHERE a = ? AND b = d");
    assertThat(SqlSanitizer.sanitize("WHERE a = E'a\\\\' AND b = d"))
        .isEqualTo("WHERE a = E? AND b = d");
  }

  @Test
  void sanitize_doubleQuoteThatNothingCloses_hidesNoLiteral() {
    assertThat(SqlSanitizer.sanitize("DECLARE @a\"b INT; UPDATE t SET c = 'x' WHERE d < 5"))
        .isEqualTo("DECLARE @a\"b INT; UPDATE t SET c = ? WHERE d < ?");
    assertThat(SqlSanitizer.sanitize("UPDATE t\"\"\"\" SET c = 'x' WHERE \"\"\" d < 5"))
        .isEqualTo("UPDATE t\"\"\"\" SET c = ? WHERE \"\"\" d < ?");
    assertThat(SqlSanitizer.sanitize("UPDATE t SET c = \"x")).isEqualTo("UPDATE t SET c = ?");
  }

  @Test
  void sanitize_backtickThatNothingCloses_hidesNoLiteral() {
    assertThat(SqlSanitizer.sanitize("SELECT `a FROM t WHERE b = 'x' AND c = 5"))
        .isEqualTo("SELECT `a FROM t WHERE b = ? AND c = ?");
    assertThat(SqlSanitizer.sanitize("SET `a = (SELECT 1); UPDATE t SET b = \"x\""))
        .isEqualTo("SET `a = (SELECT ?); UPDATE t SET b = ?");
    assertThat(SqlSanitizer.sanitize("SELECT a FROM `t` WHERE b = 5 AND `cut 1 o"))
        .isEqualTo("SELECT a FROM `t` WHERE b = ? AND `cut ? o");
    assertThat(SqlSanitizer.sanitize("SELECT `````` FROM ` WHERE b = 5"))
        .isEqualTo("SELECT `````` FROM ` WHERE b = ?");
  }

  @Test
  void sanitize_backtickThatBeginsNoName_saysNothingOfDoubleQuotes() {
    assertThat(SqlSanitizer.sanitize("SELECT \"id\", \"name\" FROM t -- don`t"))
        .isEqualTo("SELECT \"id\", \"name\" FROM t --?");
    assertThat(SqlSanitizer.sanitize("SELECT \"id\" /* `x` */, \"a\" FROM \"t\""))
        .isEqualTo("SELECT \"id\" /*?*/, \"a\" FROM \"t\"");
    assertThat(SqlSanitizer.sanitize("SELECT \"id\" FROM \"t\" WHERE note LIKE '%`%`'"))
        .isEqualTo("SELECT \"id\" FROM \"t\" WHERE note LIKE ?");
    staysAsItIs("SELECT \"id\" FROM \"t\"` failed", "SELECT \"id\" FROM \"t\"`");
  }

  @Test
  void sanitize_quoteDoubledAtTheVeryEnd_closesNoName() {
    assertThat(SqlSanitizer.sanitize("SELECT a FROM `t WHERE b = 'x' AND c = 5 AND ``"))
        .isEqualTo("SELECT a FROM `t WHERE b = ? AND c = ? AND ``");
    assertThat(SqlSanitizer.sanitize("SELECT a FROM \"t WHERE b = 'x' AND c = 5 AND d\"\""))
        .isEqualTo("SELECT a FROM \"t WHERE b = ? AND c = ? AND d\"\"");
    assertThat(SqlSanitizer.sanitize("SELECT `a``` FROM t WHERE b = \"c\" AND `d`` 5`"))
        .isEqualTo("SELECT `a``` FROM t WHERE b = ? AND `d`` 5`");
    staysAsItIs("SELECT a FROM ``", "SELECT a FROM `t```", "SELECT a FROM \"t\"\"\"");
  }

  @Test
  void sanitize_quoteBehindABackslashAtTheVeryEnd_closesNoNameInMySql() {
    assertThat(SqlSanitizer.sanitize("SELECT a FROM \"t 'x' \\\""))
        .isEqualTo("SELECT a FROM \"t ? \\?");
  }

  @Test
  void sanitize_backslashBeforeABacktick_escapesItInNoDialect() {
    assertThat(SqlSanitizer.sanitize("SELECT `a\\`, `b` = 'x\\'y', `c`"))
        .isEqualTo("SELECT `a\\`, `b` = ?");
  }

  @Test
  void sanitize_quoteThatNothingCloses_saysNothingOfTheOtherKind() {
    staysAsItIs(
        "SELECT x FROM t` JOIN \"a 'b' c\" JOIN \"d 'e'\"",
        "SELECT x FROM t\" JOIN `a 'b' c` JOIN `d 'e'`");
  }

  @Test
  void text_quoteOfTheSentenceAroundAStatement_endsIt() {
    Masked masked = new Masked("sql");
    assertThat(masked.text("ran \"SELECT a FROM t WHERE b = 'x'\" in 5 ms"))
        .isEqualTo("ran \"SELECT a FROM t WHERE b = *\" in 5 ms");
    assertThat(masked.text("ran `SELECT a FROM t WHERE b = 'x'` in 5 ms"))
        .isEqualTo("ran `SELECT a FROM t WHERE b = *` in 5 ms");
    assertThat(masked.text("ran \"SELECT a FROM t WHERE b = 'x'` in 5 ms"))
        .isEqualTo("ran \"SELECT a FROM t WHERE b = *` in * ms");
  }

  @Test
  void text_backslashThatALogHasDoubled_escapesAsOne() {
    Masked masked = new Masked("sql");
    assertThat(masked.text("q=SELECT a FROM t WHERE b = 'it\\\\'s k\\\\'im' AND c = d"))
        .isEqualTo("q=SELECT a FROM t WHERE b = * AND c = d");
    assertThat(SqlSanitizer.sanitize("SELECT a FROM t WHERE b = 'it\\\\'s k\\\\'im' AND c = d"))
        .isEqualTo("SELECT a FROM t WHERE b = ?s k\\\\? AND c = d");
  }

  private static void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(SqlSanitizer.sanitize(text)).isEqualTo(text);
    }
  }
}
