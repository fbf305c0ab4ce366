package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is a literal in a statement, whichever dialect it is in. */
class SqlSanitizerTest {

  @Test
  void sanitize_statement_hasAQuestionMarkForEachLiteral() {
    assertThat(SqlSanitizer.sanitize("SELECT a FROM t WHERE b = 'x' AND c = 5"))
        .isEqualTo("SELECT a FROM t WHERE b = ? AND c = ?");
    assertThat(SqlSanitizer.sanitize("SELECT 1")).isEqualTo("SELECT ?");
    assertThat(SqlSanitizer.sanitize("")).isEmpty();
  }

  @Test
  void sanitize_sign_belongsToTheNumberWhereAValueIsExpected() {
    assertThat(SqlSanitizer.sanitize("WHERE a = +5")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = -5")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = -.5")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = +.5")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a - 5 > b")).isEqualTo("WHERE a - ? > b");
    assertThat(SqlSanitizer.sanitize("WHERE a+5 > b")).isEqualTo("WHERE a+? > b");
    assertThat(SqlSanitizer.sanitize("WHERE a = - 5")).isEqualTo("WHERE a = - ?");
    assertThat(SqlSanitizer.sanitize("SET a = b - \"c\"")).isEqualTo("SET a = b - ?");
    assertThat(SqlSanitizer.sanitize("SET a = b + \"c\"")).isEqualTo("SET a = b + ?");
    staysAsItIs("WHERE a = -b", "WHERE a = -.b");
  }

  @Test
  void sanitize_numberThatBeginsWithADot_isALiteral() {
    assertThat(SqlSanitizer.sanitize("WHERE a = .5")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a > .5e-3")).isEqualTo("WHERE a > ?");
  }

  @Test
  void sanitize_questionMarkInQuotes_staysAsItIs() {
    assertThat(SqlSanitizer.sanitize("WHERE a = '5'")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 5 AND b = '?' AND c = '1'"))
        .isEqualTo("WHERE a = ? AND b = '?' AND c = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = '??'")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = '?' AND b = 123"))
        .isEqualTo("WHERE a = '?' AND b = ?");
    staysAsItIs("WHERE a = '?'", "'?'");
  }

  @Test
  void sanitize_parameter_staysAsItIs() {
    assertThat(SqlSanitizer.sanitize("WHERE a = ?::int AND b = c::numeric(10)"))
        .isEqualTo("WHERE a = ?::int AND b = c::numeric(?)");
    assertThat(SqlSanitizer.sanitize("WHERE a = ?1x AND b = 2"))
        .isEqualTo("WHERE a = ?1x AND b = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = :b@c2 AND d = 3"))
        .isEqualTo("WHERE a = :b@c2 AND d = ?");
    assertThat(SqlSanitizer.sanitize("{\"a\" : \"b\", \"c\": 5}"))
        .isEqualTo("{\"a\" : ?, \"c\": ?}");
    assertThat(SqlSanitizer.sanitize("WHERE a = {\"b\" : \"c\"}"))
        .isEqualTo("WHERE a = {\"b\" : ?}");
    assertThat(SqlSanitizer.sanitize("WHERE a = {\"b\"  :  \"c\"}"))
        .isEqualTo("WHERE a = {\"b\"  :  ?}");
    assertThat(SqlSanitizer.sanitize("WHERE a = \"b\"::text")).isEqualTo("WHERE a = ?::text");
    assertThat(SqlSanitizer.sanitize("WHERE a = \"b\" ::text")).isEqualTo("WHERE a = ? ::text");
    assertThat(SqlSanitizer.sanitize("WHERE a = : \"c\"")).isEqualTo("WHERE a = : ?");
    staysAsItIs(
        "WHERE a = :b1 AND c = ?1 AND d = @p2 AND e = @@f3",
        "WHERE a = :b \"c\"",
        "WHERE a = ? \"c\"");
  }

  @Test
  void sanitize_numberBehindANameAndAColon_isALiteral() {
    assertThat(SqlSanitizer.sanitize("db.users.find({\"age\":41,\"n\":-4,lines:17})"))
        .isEqualTo("db.users.find({\"age\":?,\"n\":?,lines:?})");
    assertThat(SqlSanitizer.sanitize("MATCH (n:Person {id:17}) RETURN n"))
        .isEqualTo("MATCH (n:Person {id:?}) RETURN n");
    assertThat(SqlSanitizer.sanitize("GET user:4711")).isEqualTo("GET user:?");
    assertThat(SqlSanitizer.sanitize("SELECT a[2:17] FROM t")).isEqualTo("SELECT a[?:?] FROM t");
    staysAsItIs("VALUES (:1,:2, :3)", "WHERE a=:1 AND b IN(:2)", "CALL p(:1)");
  }

  @Test
  void sanitize_comment_losesItsBody() {
    assertThat(SqlSanitizer.sanitize("SELECT /* 12 */ a")).isEqualTo("SELECT /*?*/ a");
    assertThat(SqlSanitizer.sanitize("SELECT /* a */ \"b\" FROM t"))
        .isEqualTo("SELECT /*?*/ \"b\" FROM t");
    assertThat(SqlSanitizer.sanitize("SELECT /* a")).isEqualTo("SELECT /*?");
    assertThat(SqlSanitizer.sanitize("SELECT /* a /* b */ c 5 */ \"d\""))
        .isEqualTo("SELECT /*?*/ \"d\"");
    assertThat(SqlSanitizer.sanitize("SELECT /* a /* b */ c 5")).isEqualTo("SELECT /*?*/ c ?");
    assertThat(SqlSanitizer.sanitize("/* a */ SELECT /* b */ 5 /* c */"))
        .isEqualTo("/*?*/ SELECT /*?*/ ? /*?*/");
    assertThat(SqlSanitizer.sanitize("SELECT a -- b\nFROM c")).isEqualTo("SELECT a --?\nFROM c");
    assertThat(SqlSanitizer.sanitize("SELECT a # b\nFROM c")).isEqualTo("SELECT a #?\nFROM c");
    assertThat(SqlSanitizer.sanitize("SELECT a #b 5\nFROM c")).isEqualTo("SELECT a #b ?\nFROM c");
    assertThat(SqlSanitizer.sanitize("SELECT a / b * 5")).isEqualTo("SELECT a / b * ?");
    staysAsItIs("SELECT /**/ a", "SELECT a --\nFROM c", "SELECT a --");
  }

  @Test
  void sanitize_nestedComments_areReadBothWays() {
    assertThat(SqlSanitizer.sanitize("a /* b /* c */ d */ e")).isEqualTo("a /*?*/ e");
    assertThat(SqlSanitizer.sanitize("a /* b /* c */ d = 1")).isEqualTo("a /*?*/ d = ?");
    assertThat(SqlSanitizer.sanitize("/* a /* b */ c = 1 /* d /* e */ f */ g"))
        .isEqualTo("/*?*/ c = ? /*?*/ f */ g");
    assertThat(SqlSanitizer.sanitize("/*a*//*b*/")).isEqualTo("/*?*//*?*/");
    assertThat(SqlSanitizer.sanitize("a /* b")).isEqualTo("a /*?");
  }

  @Test
  void sanitize_stringBetweenDollars_isALiteral() {
    assertThat(SqlSanitizer.sanitize("WHERE a = $$b 5$$ AND c = d"))
        .isEqualTo("WHERE a = ? AND c = d");
    assertThat(SqlSanitizer.sanitize("WHERE a = $t$b $x$ 5$t$ AND c = d"))
        .isEqualTo("WHERE a = ? AND c = d");
    assertThat(SqlSanitizer.sanitize("WHERE a = $t$b 5")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = $ 5")).isEqualTo("WHERE a = $ ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = $b 5")).isEqualTo("WHERE a = $b ?");
    assertThat(
            SqlSanitizer.sanitize(
                "WHERE a = $aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg$ h 5"
                    + " $aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg$"))
        .isEqualTo("WHERE a = ?");
    assertThat(
            SqlSanitizer.sanitize(
                "WHERE a = $aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg$ h 5"
                    + " $aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg$"))
        .isEqualTo(
            "WHERE a = $aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg$ h ?"
                + " $aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg$");
    assertThat(SqlSanitizer.sanitize("WHERE a = $t$b$")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = $1 AND b = $12 \"c\""))
        .isEqualTo("WHERE a = $1 AND b = $12 \"c\"");
  }

  @Test
  void sanitize_number_endsWithItsExponent() {
    assertThat(SqlSanitizer.sanitize("WHERE a = 1e-5")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 1E+5 AND b")).isEqualTo("WHERE a = ? AND b");
    assertThat(SqlSanitizer.sanitize("WHERE a = 1.5e5")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 0x1e-5")).isEqualTo("WHERE a = ?-?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 0xFF")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 1-5")).isEqualTo("WHERE a = ?-?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 12.50")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 5")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 5e")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = 1e-5-6")).isEqualTo("WHERE a = ?-?");
    assertThat(SqlSanitizer.sanitize("SELECT a1, b_2, c$3, d#4, \u00e95 FROM t6"))
        .isEqualTo("SELECT a1, b_2, c$3, d#4, \u00e95 FROM t6");
  }

  @Test
  void sanitize_prefixedString_isALiteralWithItsQuotes() {
    assertThat(SqlSanitizer.sanitize("WHERE a = N'b' AND c = X'0F' AND d = b'01'"))
        .isEqualTo("WHERE a = N? AND c = X? AND d = b?");
    assertThat(SqlSanitizer.sanitize("WHERE a = U&'d\\0061' AND b = c"))
        .isEqualTo("WHERE a = ? AND b = c");
    assertThat(SqlSanitizer.sanitize("WHERE a = AU&'d' AND b = c"))
        .isEqualTo("WHERE a = AU&? AND b = c");
    assertThat(SqlSanitizer.sanitize("WHERE a = q'[it's]' AND b = c"))
        .isEqualTo("WHERE a = ? AND b = c");
    assertThat(SqlSanitizer.sanitize("WHERE a = q'(it's)' AND b = c"))
        .isEqualTo("WHERE a = ? AND b = c");
    assertThat(SqlSanitizer.sanitize("WHERE a = q'{it's}' AND b = c"))
        .isEqualTo("WHERE a = ? AND b = c");
    assertThat(SqlSanitizer.sanitize("WHERE a = q'<it's>' AND b = c"))
        .isEqualTo("WHERE a = ? AND b = c");
    assertThat(SqlSanitizer.sanitize("WHERE a = q'!it's!' AND b = c"))
        .isEqualTo("WHERE a = ? AND b = c");
    assertThat(SqlSanitizer.sanitize("WHERE a = nq'[it's]' AND b = c"))
        .isEqualTo("WHERE a = ? AND b = c");
    assertThat(SqlSanitizer.sanitize("WHERE a = anq'b' AND c = d"))
        .isEqualTo("WHERE a = anq? AND c = d");
    assertThat(SqlSanitizer.sanitize("WHERE a = Q'[it's 5")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = q'")).isEqualTo("WHERE a = q?");
    assertThat(SqlSanitizer.sanitize("WHERE a = q'[")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = q'[]' AND b = c"))
        .isEqualTo("WHERE a = ? AND b = c");
    assertThat(SqlSanitizer.sanitize("WHERE a = q'[a]b]' AND b = c"))
        .isEqualTo("WHERE a = ? AND b = c");
    assertThat(SqlSanitizer.sanitize("WHERE a = xe'it\\' AND b = c")).isEqualTo("WHERE a = xe?");
  }

  @Test
  void sanitize_passwordWithoutQuotes_isALiteral() {
    assertThat(SqlSanitizer.sanitize("CREATE USER a IDENTIFIED BY secret"))
        .isEqualTo("CREATE USER a IDENTIFIED BY ?");
    assertThat(SqlSanitizer.sanitize("CREATE USER a IDENTIFIED BY secret ACCOUNT LOCK"))
        .isEqualTo("CREATE USER a IDENTIFIED BY ? ACCOUNT LOCK");
    assertThat(SqlSanitizer.sanitize("IDENTIFIED BY s3cret$1")).isEqualTo("IDENTIFIED BY ?");
    assertThat(SqlSanitizer.sanitize("IDENTIFIED BY VALUES 'S:1'"))
        .isEqualTo("IDENTIFIED BY VALUES ?");
    staysAsItIs("IDENTIFIED BY RANDOM PASSWORD", "IDENTIFIED WITH secret");
  }

  @Test
  void sanitize_passwordInDoubleQuotes_isALiteral() {
    assertThat(SqlSanitizer.sanitize("CREATE USER u IDENTIFIED BY \"x1\""))
        .isEqualTo("CREATE USER u IDENTIFIED BY ?");
    assertThat(SqlSanitizer.sanitize("CREATE USER u IDENTIFIED BY hunter2 ACCOUNT LOCK"))
        .isEqualTo("CREATE USER u IDENTIFIED BY ? ACCOUNT LOCK");
    assertThat(SqlSanitizer.sanitize("IDENTIFIED BY VALUES 'S:1'"))
        .isEqualTo("IDENTIFIED BY VALUES ?");
    assertThat(SqlSanitizer.sanitize("IDENTIFIED BY RANDOM PASSWORD"))
        .isEqualTo("IDENTIFIED BY RANDOM PASSWORD");
    assertThat(SqlSanitizer.sanitize("SELECT a FROM t ORDER BY \"x1\""))
        .isEqualTo("SELECT a FROM t ORDER BY \"x1\"");
  }

  @Test
  void sanitize_commentThatIsNeverClosed_saysNothingOfTheNextStatement() {
    assertThat(SqlSanitizer.sanitize("SELECT /* a /* b */ c")).isEqualTo("SELECT /*?*/ c");
    Findings findings = new Findings();
    for (String sql : new String[] {"SELECT /* a /* b */ c", "SELECT /* a /* b */ c */ d"}) {
      findings.text.load(sql, KeyContext.NONE);
      findings.text.select(0, sql.length());
      findings.text.startBudget();
      SqlSanitizer.literals(findings.text, 0, findings.sink(Detectors.NONE, 0, 0, sql.length()));
      findings.settle();
    }
    int last = findings.size() - 1;
    assertThat(findings.end(last) - findings.start(last)).isEqualTo(" a /* b */ c ".length());
  }

  @Test
  void sanitize_signOfACurrency_belongsToNoName() {
    assertThat(SqlSanitizer.sanitize("WHERE a = \u00a3250 AND b > \u20ac7.5"))
        .isEqualTo("WHERE a = \u00a3? AND b > \u20ac?");
  }

  @Test
  void sanitize_dollar_isAParameterOrASumOfMoney() {
    assertThat(SqlSanitizer.sanitize("a = $1 AND b = $65535")).isEqualTo("a = $1 AND b = $65535");
    assertThat(SqlSanitizer.sanitize("a = $123456 AND b = $7.50 OR c = $1"))
        .isEqualTo("a = ? AND b = ? OR c = $1");
  }

  @Test
  void sanitize_bareWordsOfAProcedure_areLiterals() {
    assertThat(SqlSanitizer.sanitize("EXEC dbo.find kim, 5, lee"))
        .isEqualTo("EXEC dbo.find ?, ?, ?");
    assertThat(SqlSanitizer.sanitize("execute [dbo].[find] kim"))
        .isEqualTo("execute [dbo].[find] ?");
    assertThat(SqlSanitizer.sanitize("EXEC find @name = kim, @b OUTPUT"))
        .isEqualTo("EXEC find @name = ?, @b OUTPUT");
    assertThat(SqlSanitizer.sanitize("EXEC find 'kim' SELECT a FROM t"))
        .isEqualTo("EXEC find ? SELECT a FROM t");
    staysAsItIs(
        "EXEC sp_who2",
        "EXEC find NULL, DEFAULT",
        "EXEC find\nSELECT a FROM t",
        "EXEC find; SELECT a FROM t",
        "EXEC find\nGO",
        "EXEC @rc = dbo.find",
        "EXEC (@sql)",
        "SELECT exec kim");
  }

  @Test
  void sanitize_rowsBehindACopy_areOneLiteral() {
    assertThat(SqlSanitizer.sanitize("COPY t (a, b) FROM stdin;\n1\tkim\n2\tlee\n\\.\nSELECT 5"))
        .isEqualTo("COPY t (a, b) FROM stdin;\n?\n\\.\nSELECT ?");
    assertThat(SqlSanitizer.sanitize("COPY t FROM STDIN WITH (FORMAT csv);\n1,kim"))
        .isEqualTo("COPY t FROM STDIN WITH (FORMAT csv);\n?");
    staysAsItIs(
        "COPY t (a) FROM STDIN", "COPY t (a) FROM stdin;\n", "SELECT a FROM stdin\nWHERE b");
  }

  private static void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(SqlSanitizer.sanitize(text)).isEqualTo(text);
    }
  }
}
