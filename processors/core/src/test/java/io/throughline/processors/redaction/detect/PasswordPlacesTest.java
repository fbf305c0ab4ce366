package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Places where credentials stand in a form of their own, and names that look like theirs. */
class PasswordPlacesTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_valueBehindTheNameOfItsEncoder_isHiddenWithoutQuotes() {
    assertThat(masked.text("password={noop}kim")).isEqualTo("password=*");
    assertThat(masked.text("password={noop}kim, user=x")).isEqualTo("password=*, user=x");
    assertThat(masked.text("User{password={noop}kim}")).isEqualTo("User{password=*}");
    assertThat(masked.text("password={bcrypt}$2a$10$abc.d/e x")).isEqualTo("password=* x");
    assertThat(masked.text("userPassword: {SSHA}YWJj+/==")).isEqualTo("userPassword: *");
    assertThat(masked.text("password={argon2@SpringSecurity_v5-8}kim")).isEqualTo("password=*");
    staysAsItIs(
        "password={user}",
        "password={user}-{id}",
        "password={user}/x",
        "password={0}a",
        "password={}a",
        "password={noop kim",
        "password={no.op}kim");
  }

  @Test
  void text_arrayOfStrings_hidesEach() {
    assertThat(masked.text("{\"password\":[\"kim1\", \"lee\" ,\"a,b\"],\"n\":[\"x\",\"y\"]}"))
        .isEqualTo("{\"password\":[\"*\", \"*\" ,\"*\"],\"n\":[\"x\",\"y\"]}");
    assertThat(masked.text("password: ['kim1', 'lee'] and ['x', 'y']"))
        .isEqualTo("password: ['*', '*'] and ['x', 'y']");
    assertThat(masked.text("{\"api_key\":[\"0aB1c2D3e4F5g6H7\",\"none\",\"9iJ8k7L6m5N4o3P2\"]}"))
        .isEqualTo("{\"api_key\":[\"*\",\"none\",\"*\"]}");
    assertThat(masked.text("{\"password\":[\"kim1\"")).isEqualTo("{\"password\":[\"*\"");
    assertThat(masked.text("{\"password\":[\"kim1\",\"lee")).isEqualTo("{\"password\":[\"*\",\"*");
    staysAsItIs("[\"password\",\"user\"]", "{\"fields\":[\"password\",\"user\"]}");
  }

  @Test
  void text_arrayWithoutQuotes_hidesEach() {
    assertThat(masked.text("password: [kim1, lee2] and [x1, y2]"))
        .isEqualTo("password: [*, *] and [x1, y2]");
    assertThat(masked.text("{x-api-key=[0aB1c2D3e4F5g6H7,9iJ8k7L6m5N4o3P2], accept=[a1]}"))
        .isEqualTo("{x-api-key=[*,*], accept=[a1]}");
    assertThat(masked.text("password: [kim1, null, lee2]")).isEqualTo("password: [*, null, lee2]");
    assertThat(masked.text("password: [kim1, user=lee2]")).isEqualTo("password: [*, user=lee2]");
    assertThat(masked.text("password: [kim1,")).isEqualTo("password: [*,");
    staysAsItIs("{password=[size must be between 8 and 64]}", "password: [too short, too plain]");
  }

  @Test
  void text_objectAroundAValue_hidesTheValue() {
    assertThat(masked.text("{\"password\":{\"value\":\"kim1\"},\"value\":\"x\"}"))
        .isEqualTo("{\"password\":{\"value\":\"*\"},\"value\":\"x\"}");
    assertThat(masked.text("{\"password\": {\"value\": \"kim1\"}}"))
        .isEqualTo("{\"password\": {\"value\": \"*\"}}");
    staysAsItIs("{\"password\":{\"type\":\"string\"}}", "{\"password\":{\"value\":null}}");
  }

  @Test
  void text_shortOption_hidesItsValue() {
    assertThat(masked.text("app --pw a1")).isEqualTo("app --pw *");
    assertThat(masked.text("app --pw=a1")).isEqualTo("app --pw=*");
    assertThat(masked.text("app --pin 4711 x")).isEqualTo("app --pin * x");
    assertThat(masked.text("app -pass a1")).isEqualTo("app -pass *");
    assertThat(masked.text("app -password a1")).isEqualTo("app -password *");
    assertThat(masked.text("keytool -storepass changeit -keypass a1 -list"))
        .isEqualTo("keytool -storepass * -keypass * -list");
    staysAsItIs(
        "app -pw a1", "app --p a1", "by-pass a1", "x--pw a1", "app --pw --x", "app -pass -x");
  }

  @Test
  void text_plainWordBehindAnOption_isHiddenBeforeAnother() {
    assertThat(masked.text("app --password hunter --host x"))
        .isEqualTo("app --password * --host x");
    assertThat(masked.text("app --password hunter -v")).isEqualTo("app --password * -v");
    staysAsItIs("use --password to set it", "password: none - skipped");
  }

  @Test
  void text_authorizationByAScheme_isHiddenWhateverItsLength() {
    assertThat(masked.text("Authorization: OAuth a=1, b=2")).isEqualTo("Authorization: *");
    assertThat(masked.text("Authorization: Digest a=b next")).isEqualTo("Authorization: * next");
    assertThat(masked.text("Authorization: Signature keyId=\"k\",signature=\"s\""))
        .isEqualTo("Authorization: *");
    assertThat(masked.text("Authorization: MAC id=\"k\" ")).isEqualTo("Authorization: * ");
    assertThat(masked.text("{\"Authorization\":\"OAuth a=1, b=2\",\"n\":1}"))
        .isEqualTo("{\"Authorization\":\"*\",\"n\":1}");
    assertThat(masked.text("{\"authorization\": \"Hawk id=k\"}"))
        .isEqualTo("{\"authorization\": \"*\"}");
    assertThat(masked.text("Authorization: SharedKey kim:YWJjMT1z x"))
        .isEqualTo("Authorization: * x");
    assertThat(masked.text("Authorization: SSWS 00abCD12")).isEqualTo("Authorization: *");
    staysAsItIs(
        "Authorization: denied user=kim",
        "Authorization: Digest required",
        "Authorization: Token expired",
        "Authorization: AWS region only",
        "{\"Authorization\":\"OAuth none\",\"a\":\"b=c\"}");
  }

  @Test
  void text_schemeBehindAnotherName_isNone() {
    staysAsItIs("token: Digest a=b", "Authorization: {token a}", "Authorization: @digest a");
  }

  @Test
  void text_userOfADatabase_isIdentifiedByAPassword() {
    assertThat(masked.text("CREATE USER kim IDENTIFIED BY 'tiger'"))
        .isEqualTo("CREATE USER kim IDENTIFIED BY '*'");
    assertThat(masked.text("alter user kim identified by \"a 1\""))
        .isEqualTo("alter user kim identified by \"*\"");
    staysAsItIs("verified by 'kim'", "it is identified by kim", "unidentified by 'kim'");
  }

  @Test
  void text_hostOfThatName_isNoCredential() {
    staysAsItIs(
        "http://auth:8080/actuator/health",
        "grpc://token:443",
        "connect to auth:8080/health1 failed",
        "http://auth:abcdefgh12345/x");
    assertThat(masked.text("auth:8080abcd/health1")).isEqualTo("auth:*");
    assertThat(masked.text("auth=8080/health12")).isEqualTo("auth=*");
    assertThat(masked.text("auth:808080/health1")).isEqualTo("auth:*");
  }

  @Test
  void text_nameInSeveralParts_isNoCredential() {
    staysAsItIs(
        "org.auth:core-lib:1.2.3",
        "com.auth:cache:29.28.103:sources@jar",
        "key auth:session:69786 hit");
    assertThat(masked.text("auth:kim:abc12345")).isEqualTo("auth:*");
    assertThat(masked.text("auth:session:69786x")).isEqualTo("auth:*");
    assertThat(masked.text("auth=session:69786")).isEqualTo("auth=*");
    assertThat(masked.text("auth: session:69786")).isEqualTo("auth: *");
    assertThat(masked.text("password:kim:12345")).isEqualTo("password:*");
  }

  @Test
  void text_testsThatPassAndFail_areCounted() {
    staysAsItIs("pass: 312 fail: 2", "pass: 312, fail: 2", "pass=312 failed=2");
    assertThat(masked.text("pass: 312 x")).isEqualTo("pass: * x");
    assertThat(masked.text("pass: 312a fail: 2")).isEqualTo("pass: * fail: 2");
  }

  @Test
  void text_digitsBeforeAFailureThatIsNotCounted_areAPassword() {
    assertThat(masked.text("login with password=471147 failed"))
        .isEqualTo("login with password=* failed");
    assertThat(masked.text("password: 471147, failed: locked"))
        .isEqualTo("password: *, failed: locked");
    assertThat(masked.text("password=471147 failed 3 times"))
        .isEqualTo("password=* failed 3 times");
    assertThat(masked.text("passwd=471147 fail")).isEqualTo("passwd=* fail");
    staysAsItIs("pass: 312, failures: 2", "pass=312 fail=2");
  }

  @Test
  void text_tokenOfZeros_isAPlaceholder() {
    staysAsItIs("api_key=00000000-0000-0000-0000-00000000000a", "token: 00000000TUVWXYZ");
    assertThat(masked.text("token: 0000000TUVWXYZ1")).isEqualTo("token: *");
  }

  @Test
  void text_entryWithASecretsKey_isHidden() {
    assertThat(masked.text("<entry key=\"db.password\">tiger</entry>"))
        .isEqualTo("<entry key=\"db.password\">*</entry>");
    assertThat(masked.text("<string name='api_key'>8fK2x9Qw7Lm4</string>"))
        .isEqualTo("<string name='api_key'>*</string>");
    staysAsItIs(
        "<entry key=\"user\">kim</entry>",
        "<td data-key=\"password\">Old</td>",
        "<label for=\"password\">Password</label>",
        "<input name=\"password\"> Again");
  }

  @Test
  void text_stringInWhatHoldsIt_isHiddenAlone() {
    assertThat(masked.text("Login { password: Some(\"tiger\") }"))
        .isEqualTo("Login { password: Some(\"*\") }");
    assertThat(masked.text("{\"password\": {\"string\": \"tiger\"}}"))
        .isEqualTo("{\"password\": {\"string\": \"*\"}}");
    assertThat(masked.text("{\"password\":{\"string\":\"tiger\"}}"))
        .isEqualTo("{\"password\":{\"string\":\"*\"}}");
    assertThat(masked.text("key=token=Some(\"0a1b2c3d4e\")")).isEqualTo("key=token=Some(\"*\")");
    staysAsItIs("{\"password\":{\"type\":\"text\"}}", "{\"password\": {\"string\": 5}}");
  }

  @Test
  void text_wordBeforeAClosingBracket_isNoSentence() {
    assertThat(masked.text("Login { User = kim, Password = tiger }"))
        .isEqualTo("Login { User = kim, Password = * }");
    assertThat(masked.text("Array ( [password] => tiger )")).isEqualTo("Array ( [password] => * )");
    staysAsItIs("password = tiger is wrong");
  }

  @Test
  void text_environmentOfAnImage_isHidden() {
    assertThat(masked.text("Step 3/9 : ENV DB_PASSWORD tiger"))
        .isEqualTo("Step 3/9 : ENV DB_PASSWORD *");
    staysAsItIs(
        "the environment DB_PASSWORD tiger", "env DB_PASSWORD tiger", "ENV X DB_PASSWORD tiger");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }

  @Test
  void text_passwordInJsonInsideJson_endsWithItsQuote() {
    assertThat(
            masked.text(
                "{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"password\\\\\\\":\\\\\\\"w1nter\\\\\\\"}\\\"}\"}"))
        .isEqualTo("{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"password\\\\\\\":\\\\\\\"*\\\\\\\"}\\\"}\"}");
    assertThat(masked.text("{\"a\":\"wrong password \\\"w1nter\\\"\"}"))
        .isEqualTo("{\"a\":\"wrong password \\\"*\\\"\"}");
    assertThat(masked.text("{\"a\":\"secret \\\"orders-tls-2\\\" not found\"}"))
        .isEqualTo("{\"a\":\"secret \\\"orders-tls-2\\\" not found\"}");
    assertThat(masked.text("{\"a\":\"cannot pass \\\"x1y2\\\" to it\"}"))
        .isEqualTo("{\"a\":\"cannot pass \\\"x1y2\\\" to it\"}");
  }

  @Test
  void text_signedRequest_goesWithItsSignature() {
    assertThat(
            masked.text(
                "Authorization: AWS4-HMAC-SHA256 Credential=k/20260101/eu/s3/aws4_request,"
                    + " SignedHeaders=host;x-amz-date, Signature=50435ef510cead11 200"))
        .isEqualTo("Authorization: * 200");
  }
}
