package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
  void text_stringBetweenDollars_isOneAndNamesWithDollarsAreNot() {
    assertThat(masked.text("CALL p($t$kim$t$, 7)")).isEqualTo("CALL p(*, *)");
    staysAsItIs("CALL Cart$Item 7", "CALL p(7) in Cart.lambda$checkout$3");
  }

  @Test
  void text_whatFollowsAStatement_isAName() {
    assertThat(masked.text("CALL 'kim'")).isEqualTo("CALL *");
    assertThat(masked.text("EXEC [find] 'kim'")).isEqualTo("EXEC [find] *");
    assertThat(masked.text("CALL (?, 'kim')")).isEqualTo("CALL (?, *)");
    staysAsItIs("CALL : 'kim'", "EXEC - 'kim'", "CALL  'kim'");
  }

  @Test
  void text_wordThatBeginsAsAStatement_isNone() {
    staysAsItIs("CAN p('kim') before it is SELECTED FROM t", "DOCALL p('kim')", "9CALL p('kim')");
    assertThat(masked.text("CAN it SELECT a='kim' FROM t")).isEqualTo("CAN it SELECT a=* FROM t");
  }

  @Test
  void detect_callOfWhatIsNoProcedure_isNone() {
    assertThat(found("exec orders 'kim'")).isFalse();
    assertThat(found("exec sp_orders 'kim'")).isTrue();
  }

  @Test
  void detect_stringBeforeTheStatement_isNoneOfItsOwn() {
    assertThat(found("'kim' CALL p(7)")).isFalse();
    assertThat(found("$$kim$$ CALL p(7)")).isFalse();
    assertThat(found("a = ' FROM SET @x 'kim'")).isFalse();
    assertThat(found("SET @x = 'kim'")).isTrue();
    assertThat(found("CALL 'kim")).isTrue();
  }

  @Test
  void detect_dollarInTheMidstOfAName_isNoString() {
    assertThat(found("CALL Cart$Item(7)")).isFalse();
    assertThat(found("CALL Cart$3(7)")).isFalse();
    assertThat(found("CALL p($$kim$$)")).isTrue();
    assertThat(found("CALL p($$kim")).isTrue();
    assertThat(found("CALL $")).isFalse();
  }

  private static boolean found(String text) {
    int[] findings = new int[1];
    new SqlCalls().detect(Text.of(text, KeyContext.NONE), (start, end) -> findings[0]++);
    return findings[0] > 0;
  }

  /** Nearly every stack trace has such frames, and each would be read by the detectors. */
  @Test
  void gate_framesOfInnerClassesAndLambdas_staysClosed() {
    assertThat(opens("SELECT in a.Cart.lambda$checkout$3(Cart.java:88)")).isFalse();
    assertThat(opens("SELECT at a.Cart$Item.of(Item.java:8)")).isFalse();
    assertThat(opens("SELECT 'kim'")).isTrue();
    assertThat(opens("SELECT $$kim$$")).isTrue();
  }

  private static boolean opens(String text) {
    return DetectorSet.of(List.of(new Called())).scan(text, KeyContext.NONE, new Findings());
  }

  /** Whatever it is asked to read becomes its finding. */
  private static final class Called implements Detector {
    @Override
    public String name() {
      return "called";
    }

    @Override
    public Gate gate() {
      return new SqlCalls().gate();
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      sink.found(0, text.length());
    }
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

  @Test
  void detect_partOfALongerValue_hearsOfNoStringBesideIt() {
    String before = "' $ '".repeat(9);
    for (String statement :
        new String[] {"CALL p(7)", "' CALL p(7)", "$ CALL p(7)", "SET @x 'a'", "SELECT 'a'"}) {
      Text text = Text.of(before + statement + "'$ FROM =' 'b'", KeyContext.NONE);
      text.select(before.length(), before.length() + statement.length());
      assertThat(found(text)).as(statement).isZero();
    }
    Text text = Text.of(before + "CALL p('a')" + before, KeyContext.NONE);
    text.select(before.length(), before.length() + 11);
    assertThat(found(text)).isEqualTo(1);
  }

  @Test
  void name_isThatOfAllDetectorsOfSql() {
    assertThat(new SqlCalls().name()).isEqualTo("sql");
  }

  private static int found(Text text) {
    List<Integer> found = new ArrayList<>();
    text.startBudget();
    new SqlCalls().detect(text, (start, end) -> found.add(start));
    return found.size();
  }

  @Test
  void text_statementOfADialect_losesItsLiterals() {
    Masked masked = new Masked("sql");
    assertThat(masked.text("failed: REPLACE INTO t VALUES ('kim')"))
        .isEqualTo("failed: REPLACE INTO t VALUES (*)");
    assertThat(masked.text("UPSERT INTO t VALUES ('kim')")).isEqualTo("UPSERT INTO t VALUES (*)");
    assertThat(masked.text("INSERT OVERWRITE TABLE t SELECT 'kim'"))
        .isEqualTo("INSERT OVERWRITE TABLE t SELECT *");
    assertThat(masked.text("DECLARE @a varchar = 'kim'")).isEqualTo("DECLARE @a varchar = *");
    assertThat(masked.text("SET PASSWORD FOR 'kim' = 'x'")).isEqualTo("SET PASSWORD FOR * = *");
  }

  @Test
  void text_blockOfProceduralSql_hidesItsLiterals() {
    assertThat(masked.text("failed [BEGIN pkg.find(p_name => 'kim', p_age => 7); END;]"))
        .isEqualTo("failed [BEGIN pkg.find(p_name => *, p_age => *); END;]");
    staysAsItIs(
        "BEGIN pkg.find(:1, :2); END;",
        "BEGIN of 'orders' 7",
        "PLUGIN p('kim', 7); END;",
        "begin p('kim', 7); end;");
  }
}
