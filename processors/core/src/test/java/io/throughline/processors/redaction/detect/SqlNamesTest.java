package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which double quotes and brackets hold a name, and which a literal. */
class SqlNamesTest {

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
  void sanitize_bothBoundsOfBetween_areLiterals() {
    assertThat(SqlSanitizer.sanitize("a BETWEEN \"b\" AND \"c\" AND \"d\" = \"e\""))
        .isEqualTo("a BETWEEN ? AND ? AND \"d\" = ?");
    staysAsItIs("a AND \"c\"");
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
  void sanitize_argumentsWithoutATable_areLiteralsInDoubleQuotes() {
    assertThat(SqlSanitizer.sanitize("SELECT f(\"kim\"), \"a\"")).isEqualTo("SELECT f(?), \"a\"");
    assertThat(SqlSanitizer.sanitize("SELECT f(g(\"kim\", 5))")).isEqualTo("SELECT f(g(?, ?))");
    staysAsItIs("SELECT f(\"kim\") FROM t", "UPDATE t SET f(\"kim\")");
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
  void sanitize_telephoneNumberAsAnArgumentInDoubleQuotes_isALiteral() {
    assertThat(SqlSanitizer.sanitize("SELECT f(\"+49-30-901\") FROM t"))
        .isEqualTo("SELECT f(?) FROM t");
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
  void sanitize_doubleQuotesBesideBackticks_areALiteralButForAnAlias() {
    assertThat(SqlSanitizer.sanitize("SELECT `a`, \"b\" AS \"c\" FROM `t`"))
        .isEqualTo("SELECT `a`, ? AS \"c\" FROM `t`");
    assertThat(SqlSanitizer.sanitize("SELECT `a` FROM t WHERE upper(\"kim\") = b"))
        .isEqualTo("SELECT `a` FROM t WHERE upper(?) = b");
    assertThat(SqlSanitizer.sanitize("SELECT f(\"kim\") FROM `t`"))
        .isEqualTo("SELECT f(?) FROM `t`");
    staysAsItIs("SELECT `a` AS \"b c\" FROM `t`");
  }

  private static void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(SqlSanitizer.sanitize(text)).isEqualTo(text);
    }
  }
}
