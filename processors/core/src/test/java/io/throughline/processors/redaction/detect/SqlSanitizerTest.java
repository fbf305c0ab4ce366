package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is a literal in a statement, whichever dialect it is in. */
class SqlSanitizerTest {

  @Test
  void sanitize_telephoneNumberAsAnArgumentInDoubleQuotes_isALiteral() {
    assertThat(SqlSanitizer.sanitize("SELECT f(\"+49-30-901\") FROM t"))
        .isEqualTo("SELECT f(?) FROM t");
  }

  @Test
  void sanitize_nameInBrackets_staysAsItIs() {
    assertThat(SqlSanitizer.sanitize("SELECT [col-1 2] FROM t WHERE a = 5"))
        .isEqualTo("SELECT [col-1 2] FROM t WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("SELECT [order id] = \"a\""))
        .isEqualTo("SELECT [order id] = ?");
    assertThat(SqlSanitizer.sanitize("SELECT ARRAY[1, 2]")).isEqualTo("SELECT ARRAY[?, ?]");
    assertThat(SqlSanitizer.sanitize("SELECT ARRAY[\"a\", \"b\"]")).isEqualTo("SELECT ARRAY[?, ?]");
    assertThat(SqlSanitizer.sanitize("SELECT [1, \"b\"]")).isEqualTo("SELECT [?, ?]");
    assertThat(SqlSanitizer.sanitize("SELECT [x, \"b\"]")).isEqualTo("SELECT [x, ?]");
    assertThat(SqlSanitizer.sanitize("SELECT [_x, \"b\"]")).isEqualTo("SELECT [_x, ?]");
    assertThat(SqlSanitizer.sanitize("SELECT [#x, \"b\"]")).isEqualTo("SELECT [#x, ?]");
    assertThat(SqlSanitizer.sanitize("SELECT [abc 12")).isEqualTo("SELECT [abc ?");
    staysAsItIs(
        "SELECT [col 1] FROM t",
        "SELECT [_x 1], [#t 1] FROM t",
        "WHERE a = [b].[c 1]",
        "WHERE a = [b \"c\"");
  }

  @Test
  void sanitize_bracketWithinAListOfValues_givesTheListBack() {
    assertThat(SqlSanitizer.sanitize("IN (\"a\", f(x), \"b\")")).isEqualTo("IN (?, f(x), ?)");
    assertThat(SqlSanitizer.sanitize("IN ((1), \"a\")")).isEqualTo("IN ((?), ?)");
    staysAsItIs(
        "SELECT a, \"b\" FROM t",
        "SELECT f(a, \"b\"), \"c\" FROM t",
        "SELECT f(x, \"b\") FROM t WHERE c IN (SELECT \"d\" FROM e)");
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
  void sanitize_doubleQuotesAfterAnOperator_areALiteralUnlessQualified() {
    assertThat(SqlSanitizer.sanitize("WHERE a = \"b\"")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = \".\" AND b = 5"))
        .isEqualTo("WHERE a = ? AND b = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = \"x\" .b")).isEqualTo("WHERE a = ? .b");
    assertThat(SqlSanitizer.sanitize("WHERE a = \"b.c\"")).isEqualTo("WHERE a = ?");
    assertThat(SqlSanitizer.sanitize("WHERE a = \"it\"\"s\" AND b = \"c"))
        .isEqualTo("WHERE a = ? AND b = ?");
    staysAsItIs("WHERE a = \"b\".\"c\"", "WHERE a = .\"b\"");
  }

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
  void sanitize_functionArguments_areNamesInDoubleQuotes() {
    assertThat(SqlSanitizer.sanitize("SELECT lower(\"a\") = \"b\" FROM t"))
        .isEqualTo("SELECT lower(\"a\") = ? FROM t");
    assertThat(SqlSanitizer.sanitize("WHERE a IN(\"b\",\"c\")")).isEqualTo("WHERE a IN(?,?)");
    assertThat(SqlSanitizer.sanitize("WHERE a IN (\"b\",\"c\")")).isEqualTo("WHERE a IN (?,?)");
    assertThat(SqlSanitizer.sanitize("INSERT INTO t(\"a\",\"b\") VALUES(\"c\",\"d\")"))
        .isEqualTo("INSERT INTO t(\"a\",\"b\") VALUES(?,?)");
    assertThat(SqlSanitizer.sanitize("INSERT INTO t (\"a\",\"b\") VALUES (\"c\",\"d\")"))
        .isEqualTo("INSERT INTO t (\"a\",\"b\") VALUES (?,?)");
    assertThat(SqlSanitizer.sanitize("SELECT a(\"b\" , 5) FROM t"))
        .isEqualTo("SELECT a(\"b\" , ?) FROM t");
    assertThat(SqlSanitizer.sanitize("SELECT count(\"a\", \"b\") FROM t"))
        .isEqualTo("SELECT count(\"a\", \"b\") FROM t");
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
  void sanitize_doubleQuotesBehindAKeywordThatTakesAValue_areALiteral() {
    assertThat(SqlSanitizer.sanitize("a IN \"b\"")).isEqualTo("a IN ?");
    assertThat(SqlSanitizer.sanitize("IDENTIFIED BY \"b\"")).isEqualTo("IDENTIFIED BY ?");
    assertThat(SqlSanitizer.sanitize("a LIKE \"b\"")).isEqualTo("a LIKE ?");
    assertThat(SqlSanitizer.sanitize("THEN \"b\"")).isEqualTo("THEN ?");
    assertThat(SqlSanitizer.sanitize("ELSE \"b\"")).isEqualTo("ELSE ?");
    assertThat(SqlSanitizer.sanitize("WHEN \"b\"")).isEqualTo("WHEN ?");
    assertThat(SqlSanitizer.sanitize("a ILIKE \"b\"")).isEqualTo("a ILIKE ?");
    assertThat(SqlSanitizer.sanitize("a RLIKE \"b\"")).isEqualTo("a RLIKE ?");
    assertThat(SqlSanitizer.sanitize("VALUE \"b\"")).isEqualTo("VALUE ?");
    assertThat(SqlSanitizer.sanitize("VALUES \"b\"")).isEqualTo("VALUES ?");
    assertThat(SqlSanitizer.sanitize("a REGEXP \"b\"")).isEqualTo("a REGEXP ?");
    assertThat(SqlSanitizer.sanitize("ESCAPE \"b\"")).isEqualTo("ESCAPE ?");
    assertThat(SqlSanitizer.sanitize("RETURN \"b\"")).isEqualTo("RETURN ?");
    assertThat(SqlSanitizer.sanitize("BETWEEN \"b\"")).isEqualTo("BETWEEN ?");
    assertThat(SqlSanitizer.sanitize("AGAINST \"b\"")).isEqualTo("AGAINST ?");
    assertThat(SqlSanitizer.sanitize("DEFAULT \"b\"")).isEqualTo("DEFAULT ?");
    assertThat(SqlSanitizer.sanitize("a = NOT \"b\"")).isEqualTo("a = NOT ?");
    assertThat(SqlSanitizer.sanitize("a NOT LIKE \"b\"")).isEqualTo("a NOT LIKE ?");
    staysAsItIs(
        "ORDER BY \"b\"",
        "a NOT \"b\"",
        "FROM \"b\"",
        "AS \"b\"",
        "AND \"b\"",
        "TABLE \"b\"",
        "SELECT \"b\"",
        "TRUNCATE \"b\"",
        "HAVING \"b\"");
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

  private static void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(SqlSanitizer.sanitize(text)).isEqualTo(text);
    }
  }

  @Test
  void sanitize_rowsOfValues_areLiteralsInEach() {
    assertThat(SqlSanitizer.sanitize("INSERT INTO t(a) VALUES (\"kim\"), (\"ann\"),\n (\"eve\")"))
        .isEqualTo("INSERT INTO t(a) VALUES (?), (?),\n (?)");
    assertThat(SqlSanitizer.sanitize("INSERT INTO t VALUES (\"a\",f(1)), (\"b\",f(2))"))
        .isEqualTo("INSERT INTO t VALUES (?,f(?)), (?,f(?))");
    assertThat(SqlSanitizer.sanitize("SELECT a IN (\"x\"), \"name\" FROM t"))
        .isEqualTo("SELECT a IN (?), \"name\" FROM t");
    assertThat(SqlSanitizer.sanitize("SELECT max(\"a\"), (\"b\") FROM t"))
        .isEqualTo("SELECT max(\"a\"), (\"b\") FROM t");
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
  void sanitize_doubleQuotesBesideBackticks_areALiteralButForAnAlias() {
    assertThat(SqlSanitizer.sanitize("SELECT `a`, \"b\" AS \"c\" FROM `t`"))
        .isEqualTo("SELECT `a`, ? AS \"c\" FROM `t`");
    assertThat(SqlSanitizer.sanitize("SELECT `a` FROM t WHERE upper(\"kim\") = b"))
        .isEqualTo("SELECT `a` FROM t WHERE upper(?) = b");
    assertThat(SqlSanitizer.sanitize("SELECT f(\"kim\") FROM `t`"))
        .isEqualTo("SELECT f(?) FROM `t`");
    staysAsItIs("SELECT `a` AS \"b c\" FROM `t`");
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
  void sanitize_doubleQuotesAroundAnArgumentThatNoNameIs_areALiteral() {
    assertThat(SqlSanitizer.sanitize("SELECT f(\"kim@example.org\"), g(\"%kim%\"), h(\"it\"\"s\")"))
        .isEqualTo("SELECT f(?), g(?), h(?)");
    assertThat(SqlSanitizer.sanitize("SELECT f(\"2026-11-27\"), g(a, \n\"5.5\" ), \"a, b\""))
        .isEqualTo("SELECT f(?), g(a, \n? ), \"a, b\"");
    assertThat(SqlSanitizer.sanitize("SELECT s.f(\"kim, sm")).isEqualTo("SELECT s.f(?");
    assertThat(SqlSanitizer.sanitize("SELECT \"it's\", \"a\"\"b\" c, \"d\" \"it's\""))
        .isEqualTo("SELECT ?, ? c, \"d\" \"it's\"");
    staysAsItIs(
        "SELECT f(\"2fa\"), g(\"a-b\"), \"\" FROM \"order details\"",
        "SELECT a AS \"total, %\", b as \"it's\", sum(x) \"Total (%)\"");
  }

  @Test
  void sanitize_doubleQuotesWhereOnlyANameStands_areANameWhateverIsInThem() {
    staysAsItIs(
        "SELECT a FROM \"db:users\" ORDER BY \"user:id\"",
        "SET ROLE \"app:reader\"",
        "CREATE INDEX \"idx:a,b\" ON t (a)",
        "CREATE INDEX i ON s.t(\"a:b\")",
        "CREATE TABLE t(\"a:b\", UNIQUE(\"a:b\"))",
        "INSERT INTO \"s\".t(\"a:b\", \"2024\") SELECT a",
        "ALTER TABLE t ADD CONSTRAINT \"fk=x\" CHECK (a > b)",
        "SELECT a FROM crosstab(b) AS ct(\"id\" int, \"2024\" int)",
        "SELECT f(\"2024\" > b), g(DISTINCT \"50%\") FROM t",
        "SELECT a WHERE \"2024\" > b GROUP BY \"50%\"");
  }

  @Test
  void sanitize_addressInDoubleQuotes_isALiteralWhereverItStands() {
    assertThat(SqlSanitizer.sanitize("GRANT a ON t TO \"kim@example.org\", \"ann@x.org\""))
        .isEqualTo("GRANT a ON t TO ?, ?");
    assertThat(SqlSanitizer.sanitize("SELECT a AS \"kim@example.org\"")).isEqualTo("SELECT a AS ?");
    staysAsItIs("SELECT \"a@b\", \"@a.b\", \"a@.b\", \"a@b.\", \"ab\" FROM t");
  }

  @Test
  void sanitize_argumentsOfACall_areLiteralsInDoubleQuotes() {
    assertThat(SqlSanitizer.sanitize("CALL a.b(\"c\", 5)")).isEqualTo("CALL a.b(?, ?)");
    assertThat(SqlSanitizer.sanitize("{call b(\"c\")}")).isEqualTo("{call b(?)}");
    assertThat(SqlSanitizer.sanitize("CALL b(\"c\"); SELECT f(\"d\")"))
        .isEqualTo("CALL b(?); SELECT f(\"d\")");
    assertThat(SqlSanitizer.sanitize("CALL \"b\"(\"c\")")).isEqualTo("CALL \"b\"(?)");
    assertThat(SqlSanitizer.sanitize("CALL \"a\".\"b\" (\"c\", f(\"d\"), \"e\")"))
        .isEqualTo("CALL \"a\".\"b\" (?, f(\"d\"), ?)");
    assertThat(SqlSanitizer.sanitize("{? = call b(\"c\")}")).isEqualTo("{? = call b(?)}");
    assertThat(SqlSanitizer.sanitize("/*?*/ -- ?\n CALL b(\"c\"); call b(\"d\")"))
        .isEqualTo("/*?*/ --?\n CALL b(?); call b(?)");
    staysAsItIs("SELECT call, x FROM t JOIN f(\"d\")", "CALL b; SELECT f(\"d\")");
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
  void sanitize_argumentsWithoutATable_areLiteralsInDoubleQuotes() {
    assertThat(SqlSanitizer.sanitize("SELECT f(\"kim\"), \"a\"")).isEqualTo("SELECT f(?), \"a\"");
    assertThat(SqlSanitizer.sanitize("SELECT f(g(\"kim\", 5))")).isEqualTo("SELECT f(g(?, ?))");
    staysAsItIs("SELECT f(\"kim\") FROM t", "UPDATE t SET f(\"kim\")");
  }

  @Test
  void sanitize_bothBoundsOfBetween_areLiterals() {
    assertThat(SqlSanitizer.sanitize("a BETWEEN \"b\" AND \"c\" AND \"d\" = \"e\""))
        .isEqualTo("a BETWEEN ? AND ? AND \"d\" = ?");
    staysAsItIs("a AND \"c\"");
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
}
