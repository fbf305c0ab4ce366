package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Literals of statements in four dialects. */
class SqlDetectorTest {

  private final Masked masked = new Masked("sql");

  @Test
  void text_strings_areHidden() {
    assertThat(masked.text("db.query.text", "SELECT 'a' FROM t WHERE b = 'it''s'"))
        .isEqualTo("SELECT * FROM t WHERE b = *");
    assertThat(masked.text("db.query.text", "x = N'a' OR y = E'a\\'b' OR z = X'4142'"))
        .isEqualTo("x = N* OR y = E* OR z = X*");
    assertThat(masked.text("db.query.text", "x = q'[it's]' OR y = 'z'"))
        .isEqualTo("x = * OR y = *");
    assertThat(masked.text("db.query.text", "x = q'(a)' OR q'{b}' OR q'<c>' OR q'!d!'"))
        .isEqualTo("x = * OR * OR * OR *");
    assertThat(masked.text("db.query.text", "x = $$a'b$$ OR y = $t$c$$d$t$"))
        .isEqualTo("x = * OR y = *");
    assertThat(masked.text("db.query.text", "x = 'cut")).isEqualTo("x = *");
    assertThat(masked.text("db.query.text", "x = U&'a'")).isEqualTo("x = *");
    assertThat(masked.text("db.query.text", "x = $$cut")).isEqualTo("x = *");
    assertThat(masked.text("db.query.text", "x = q'[cut")).isEqualTo("x = *");
  }

  @Test
  void text_numbers_areHidden() {
    assertThat(
            masked.text("db.query.text", "a = 1 AND b = -2.5 AND c = .5 AND d = 1e-3 AND e = 0xFF"))
        .isEqualTo("a = * AND b = * AND c = * AND d = * AND e = *");
    assertThat(masked.text("db.query.text", "IN (1, 2)")).isEqualTo("IN (*, *)");
    assertThat(masked.text("db.query.text", "a1 = 3")).isEqualTo("a1 = *");
  }

  @Test
  void text_linesOfATraceBehindAStatement_stayWhereverItBegins() {
    String statement = "SELECT id FROM t WHERE n = 'x'\n\tat shop.Cart.find(Cart.java:17)";
    String masked = "SELECT id FROM t WHERE n = *\n\tat shop.Cart.find(Cart.java:17)";
    for (String before : new String[] {"", "failed: ", "failed:\n"}) {
      assertThat(this.masked.text(before + statement)).isEqualTo(before + masked);
    }
  }

  @Test
  void text_comments_areHidden() {
    assertThat(masked.text("db.query.text", "a -- kim\nb")).isEqualTo("a --*\nb");
    assertThat(masked.text("db.query.text", "a /* kim */ b")).isEqualTo("a /***/ b");
    assertThat(masked.text("db.query.text", "a # kim\nb")).isEqualTo("a #*\nb");
    assertThat(masked.text("db.query.text", "a /* cut")).isEqualTo("a /**");
    assertThat(masked.text("db.query.text", "a --")).isEqualTo("a --");
  }

  @Test
  void text_ambiguousBackslash_hidesBothReadings() {
    assertThat(masked.text("db.query.text", "a = 'x\\' OR b = 'y'")).isEqualTo("a = *");
  }

  @Test
  void text_doubleQuotes_areNamesOrValues() {
    assertThat(masked.text("db.query.text", "SELECT \"a\" FROM \"t\".\"u\" WHERE \"b\" = \"kim\""))
        .isEqualTo("SELECT \"a\" FROM \"t\".\"u\" WHERE \"b\" = *");
    assertThat(masked.text("db.query.text", "VALUES (\"kim\", \"x\")")).isEqualTo("VALUES (*, *)");
    assertThat(masked.text("db.query.text", "{\"_id\": \"kim\"}")).isEqualTo("{\"_id\": *}");
  }

  @Test
  void text_placeholdersAndNames_stayAsTheyAre() {
    assertThat(
            masked.text(
                "db.query.text", "SELECT * FROM t1 WHERE a = ? AND b = $1 AND c = :n AND d = @p"))
        .isEqualTo("SELECT * FROM t1 WHERE a = ? AND b = $1 AND c = :n AND d = @p");
    assertThat(masked.text("db.query.text", "a = ?1 AND b = ?12 OR 5"))
        .isEqualTo("a = ?1 AND b = ?12 OR *");
    assertThat(masked.text("db.query.text", "SELECT `a` FROM [my table] x"))
        .isEqualTo("SELECT `a` FROM [my table] x");
    assertThat(masked.text("db.query.text", "SELECT a::text FROM #tmp"))
        .isEqualTo("SELECT a::text FROM #tmp");
    assertThat(masked.text("db.query.text", "UPDATE t SET a = TRUE"))
        .isEqualTo("UPDATE t SET a = TRUE");
    assertThat(masked.text("db.query.text", "COMMIT")).isEqualTo("COMMIT");
  }

  @Test
  void text_statementInAMessage_isHidden() {
    assertThat(masked.text("failed: insert into t (a) values ('kim')"))
        .isEqualTo("failed: insert into t (a) values (*)");
    assertThat(masked.text("delete from t where a = 'kim'")).isEqualTo("delete from t where a = *");
    assertThat(masked.text("update t set a = 'kim'")).isEqualTo("update t set a = *");
    assertThat(masked.text("select a\nfrom t\nwhere b = 'kim'"))
        .isEqualTo("select a\nfrom t\nwhere b = *");
  }

  @Test
  void text_insertWithAModifierOrASet_isAStatement() {
    assertThat(masked.text("failed: insert ignore into t values ('kim')"))
        .isEqualTo("failed: insert ignore into t values (*)");
    assertThat(masked.text("failed: INSERT ALL INTO t VALUES ('kim') SELECT * FROM dual"))
        .isEqualTo("failed: INSERT ALL INTO t VALUES (*) SELECT * FROM dual");
    assertThat(masked.text("failed: insert into t set a = 'kim'"))
        .isEqualTo("failed: insert into t set a = *");
    for (String prose :
        new String[] {
          "could not insert row 7 into the cache, values = 5",
          "insert into the set of 5",
          "insert ignored 5 values into 7",
        }) {
      assertThat(masked.text(prose)).isEqualTo(prose);
    }
  }

  @Test
  void text_prose_staysAsItIs() {
    assertThat(masked.text("please select 5 from the list"))
        .isEqualTo("please select 5 from the list");
    assertThat(masked.text("update 5 settings")).isEqualTo("update 5 settings");
    assertThat(masked.text("insert into the 5th slot")).isEqualTo("insert into the 5th slot");
    assertThat(masked.text("delete from 5")).isEqualTo("delete from 5");
  }

  @Test
  void text_beforeTheStatement_staysAsItIs() {
    assertThat(masked.text("2 failed in 5 ms: select a from t where b = 7"))
        .isEqualTo("2 failed in 5 ms: select a from t where b = *");
    assertThat(masked.text("select 5; select a from t where b = 7"))
        .isEqualTo("select *; select a from t where b = *");
  }

  @Test
  void text_partOfAnotherWord_beginsNoStatement() {
    assertThat(masked.text("#12_select a from t where b = 5"))
        .isEqualTo("#12_select a from t where b = *");
    staysAsItIs(
        "preselect a from t where b = 5",
        "pre_2select a from t where b = 5",
        "selected a from t where b = 5",
        "select1 a from t where b = 5",
        "select_ a from t where b = 5");
  }

  @Test
  void text_wordOfAStatementWithoutItsOthers_isProse() {
    staysAsItIs(
        "select a from 5",
        "select a where b = 5",
        "update t = 5",
        "update t set 5",
        "delete from t = 5",
        "insert into t a = 5",
        "insert into t set 5");
    assertThat(masked.text("select a from t having b > 5"))
        .isEqualTo("select a from t having b > *");
    assertThat(masked.text("insert into t select 5 from t"))
        .isEqualTo("insert into t select * from t");
  }

  @Test
  void text_wordFarBehindTheFirst_isOfNoStatement() {
    String columns = "a".repeat(399);
    assertThat(masked.text("select a" + columns + "from t where b = 5")).endsWith("b = 5");
    String table = "a".repeat(391);
    assertThat(masked.text("update t" + table + " set b = 5")).endsWith("b = *");
    assertThat(masked.text("update t" + table + "a set b = 5")).endsWith("b = 5");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
