package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is assigned to a name for a credential. */
class PasswordDetectorTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_assignment_hidesTheValue() {
    assertThat(masked.text("password=hunter2")).isEqualTo("password=*");
    assertThat(masked.text("user=kim&password=hunter2&x=1")).isEqualTo("user=kim&password=*&x=1");
    assertThat(masked.text("{\"password\":\"ab\\\"cd\",\"a\":1}"))
        .isEqualTo("{\"password\":\"*\",\"a\":1}");
    assertThat(masked.text("{\\\"pwd\\\":\\\"hunter2\\\"}")).isEqualTo("{\\\"pwd\\\":\\\"*\\\"}");
    assertThat(masked.text("passwd: 'a b c'")).isEqualTo("passwd: '*'");
    assertThat(masked.text("<password>hunter2</password>")).isEqualTo("<password>*</password>");
    assertThat(masked.text("Server=db;Password=S3cret!;")).isEqualTo("Server=db;Password=*;");
    assertThat(masked.text("--password hunter2 -v")).isEqualTo("--password * -v");
    assertThat(masked.text("IDENTIFIED password 'x1'")).isEqualTo("IDENTIFIED password '*'");
    assertThat(masked.text("DB_PASSWORD = hunter2")).isEqualTo("DB_PASSWORD = *");
    assertThat(masked.text("password2: hunter2")).isEqualTo("password2: *");
    assertThat(masked.text("pass=>hunter2")).isEqualTo("pass=>*");
    assertThat(masked.text("spring.mail.password=x")).isEqualTo("spring.mail.password=*");
    assertThat(masked.text("dbPw=hunter2")).isEqualTo("dbPw=*");
  }

  @Test
  void text_token_hidesWhatLooksRandom() {
    assertThat(masked.text("client_secret=4f8Kq2Zr7T")).isEqualTo("client_secret=*");
    assertThat(masked.text("apiKey: \"4f8Kq2Zr7T\"")).isEqualTo("apiKey: \"*\"");
    assertThat(masked.text("access-key=4f8Kq2Zr7T")).isEqualTo("access-key=*");
    assertThat(masked.text("key = \"4f8Kq2Zr7Tn5Xc1V\"")).isEqualTo("key = \"*\"");
    assertThat(masked.text("token=abcdefGHIJKLmnopqrstuv")).isEqualTo("token=*");
    assertThat(masked.text("token=expired")).isEqualTo("token=expired");
    assertThat(masked.text("key=4f8Kq2Zr")).isEqualTo("key=4f8Kq2Zr");
    assertThat(masked.text("key=value")).isEqualTo("key=value");
    assertThat(masked.text("secret: public")).isEqualTo("secret: public");
    assertThat(masked.text("apiKey=12345678")).isEqualTo("apiKey=12345678");
    assertThat(masked.text("tokens=4f8Kq2Zr7T")).isEqualTo("tokens=4f8Kq2Zr7T");
    assertThat(masked.text("token.count=4f8Kq2Zr7T1")).isEqualTo("token.count=4f8Kq2Zr7T1");
    assertThat(masked.text("compass=4f8Kq2Zr7T")).isEqualTo("compass=4f8Kq2Zr7T");
  }

  @Test
  void text_keyOfAService_isACredential() {
    assertThat(masked.text("snykKey=12345678-ABCD-DCAB-AFEC-57733265")).isEqualTo("snykKey=*");
    assertThat(masked.text("HUBSPOT_KEY: 0a1b2c3d")).isEqualTo("HUBSPOT_KEY: *");
    assertThat(masked.text("MessageBirdClientID=0a1b2c3d-4e5f")).isEqualTo("MessageBirdClientID=*");
    assertThat(masked.text("new_relic_key=0a1b2c3d4e5f")).isEqualTo("new_relic_key=*");
    assertThat(masked.text("new_reliable_key=0a1b2c3d4e5f"))
        .isEqualTo("new_reliable_key=0a1b2c3d4e5f");
    assertThat(masked.text("newRelicUserApiId=0a1b2c3d4e5f")).isEqualTo("newRelicUserApiId=*");
    assertThat(masked.text("sonar_login=0a1b2c3d4e5f")).isEqualTo("sonar_login=*");
    assertThat(masked.text("shop_login=0a1b2c3d4e5f")).isEqualTo("shop_login=0a1b2c3d4e5f");
    assertThat(masked.text("sonar.login.id=0a1b2c3d4e5f")).isEqualTo("sonar.login.id=0a1b2c3d4e5f");
    assertThat(masked.text("stellar_api_id=0a1b2c3d4e5f")).isEqualTo("stellar_api_id=0a1b2c3d4e5f");
    assertThat(masked.text("newRelicKey=0a1b2c3d4e5f")).isEqualTo("newRelicKey=*");
    assertThat(masked.text("sumologic_access_id=0a1b2c3d4e")).isEqualTo("sumologic_access_id=*");
    assertThat(masked.text("sumologic.accessId=0a1b2c3d4e")).isEqualTo("sumologic.accessId=*");
  }

  @Test
  void text_keyOfAnythingElse_isNone() {
    assertThat(masked.text("key=90c192cf-d3ac-44af-8f21-ddb66cad4a26"))
        .isEqualTo("key=90c192cf-d3ac-44af-8f21-ddb66cad4a26");
    assertThat(masked.text("cache key: cart-cd8e937ef53cf6e909924611fdccd040"))
        .isEqualTo("cache key: cart-cd8e937ef53cf6e909924611fdccd040");
    assertThat(masked.text("idempotency-key=90c192cf-d3ac-44af-8f21-ddb66cad4a26"))
        .isEqualTo("idempotency-key=90c192cf-d3ac-44af-8f21-ddb66cad4a26");
    assertThat(masked.text("clientId=consumer-orders-1-2"))
        .isEqualTo("clientId=consumer-orders-1-2");
    assertThat(masked.text("key=Orders:Pending:2026:11")).isEqualTo("key=Orders:Pending:2026:11");
    assertThat(masked.text("key=abcdefgh-ijklmnop")).isEqualTo("key=abcdefgh-ijklmnop");
    assertThat(masked.text("KEY=ABCDEFGH12345678")).isEqualTo("KEY=ABCDEFGH12345678");
    assertThat(masked.text("key = \"Two Words And 4 More\""))
        .isEqualTo("key = \"Two Words And 4 More\"");
  }

  @Test
  void text_switch_isNoPassword() {
    assertThat(masked.text("storePassword=0")).isEqualTo("storePassword=0");
    assertThat(masked.text("storePassword=10")).isEqualTo("storePassword=*");
    assertThat(masked.text("pw=x")).isEqualTo("pw=*");
    assertThat(masked.text("pass: 10 fail: 2")).isEqualTo("pass: 10 fail: 2");
    assertThat(masked.text("cvv: 123")).isEqualTo("cvv: *");
  }

  @Test
  void text_nothingAssigned_staysAsItIs() {
    assertThat(masked.text("secret santa campaign")).isEqualTo("secret santa campaign");
    assertThat(masked.text("design tokens loaded")).isEqualTo("design tokens loaded");
    assertThat(masked.text("password: must not be empty")).isEqualTo("password: must not be empty");
    assertThat(masked.text("password=null")).isEqualTo("password=null");
    assertThat(masked.text("password=$VAR")).isEqualTo("password=$VAR");
    assertThat(masked.text("password=${VAR}")).isEqualTo("password=${VAR}");
    assertThat(masked.text("password=<value>")).isEqualTo("password=<value>");
    assertThat(masked.text("password=****")).isEqualTo("password=****");
    assertThat(masked.text("password")).isEqualTo("password");
    assertThat(masked.text("passwords=a")).isEqualTo("passwords=a");
    assertThat(masked.text("token=none")).isEqualTo("token=none");
    assertThat(masked.text("password= ")).isEqualTo("password= ");
    assertThat(masked.text("pw")).isEqualTo("pw");
  }

  @Test
  void text_underAKeyForIt_isWhollyHidden() {
    assertThat(masked.text("auth_token", "abc")).isEqualTo("*");
    assertThat(masked.text("user.password", "x y")).isEqualTo("*");
    assertThat(masked.text("authorization", "Basic")).isEqualTo("*");
    assertThat(masked.text("token.count", "12")).isEqualTo("12");
    assertThat(masked.text("cart.key", "abc")).isEqualTo("abc");
  }

  @Test
  void matchesNumber_underAKeyForACredential_isFound() {
    assertThat(new PasswordDetector().matchesNumber(1, KeyContext.of("card.cvv"))).isTrue();
    assertThat(new PasswordDetector().matchesNumber(1, KeyContext.of("card.count"))).isFalse();
  }

  @Test
  void text_passwordAskedForTwice_isHiddenTwice() {
    assertThat(masked.text("password=a1&password_confirmation=a1"))
        .isEqualTo("password=*&password_confirmation=*");
    assertThat(masked.text("passwordRepeat: 'a1'")).isEqualTo("passwordRepeat: '*'");
    assertThat(masked.text("password order.confirmation=a1"))
        .isEqualTo("password order.confirmation=a1");
    assertThat(masked.text("password confirm=a1")).isEqualTo("password confirm=*");
  }

  @Test
  void text_codeOfDigits_isHidden() {
    assertThat(masked.text("{\"pin\":\"1234\"}")).isEqualTo("{\"pin\":\"*\"}");
    assertThat(masked.text("otp=1234567890")).isEqualTo("otp=*");
    assertThat(masked.text("otp=12345678901")).isEqualTo("otp=12345678901");
    assertThat(masked.text("pin=123")).isEqualTo("pin=123");
    assertThat(masked.text("pin=high")).isEqualTo("pin=high");
    assertThat(masked.text("spin=1234")).isEqualTo("spin=1234");
    assertThat(masked.text("user.pin", "1234")).isEqualTo("*");
  }

  @Test
  void text_elementWithAttributes_isKnownByItsName() {
    assertThat(masked.text("<w:Password Type=\"PasswordText\">hunter2</w:Password>"))
        .isEqualTo("<w:Password Type=\"PasswordText\">*</w:Password>");
    assertThat(masked.text("<label for=\"password\">hunter2</label>"))
        .isEqualTo("<label for=\"password\">hunter2</label>");
  }

  @Test
  void text_headerThatSignsByParameters_isHiddenWhole() {
    assertThat(masked.text("Authorization: Digest username=\"kim\", response=\"6629fae4\" x"))
        .isEqualTo("Authorization: * x");
    assertThat(
            masked.text(
                "Authorization: AWS4-HMAC-SHA256 Credential=k/aws4, Signature=0a1b, and more"))
        .isEqualTo("Authorization: *, and more");
    assertThat(masked.text("authorization=abcdef12 user=kim"))
        .isEqualTo("authorization=* user=kim");
    assertThat(masked.text("Authorization: OAuth oauth_token=\"0a1b"))
        .isEqualTo("Authorization: *");
  }

  @Test
  void text_maskedAlready_staysAsItIs() {
    for (String gone :
        new String[] {
          "password=[password]",
          "password: [REDACTED]",
          "{\"password\":\"[Filtered]\"}",
          "{\"password\":\"REDACTED\"}",
          "token=[vendor_key]",
          "password=%s",
          "pw: n/a",
          "secret=YOUR_SECRET_1_XXXXXXXX",
          "token=xoxp-1234567-########",
          "password={{ .password }}",
        }) {
      assertThat(masked.text(gone)).isEqualTo(gone);
    }
    assertThat(masked.text("{name=[kim], password=[hunter2]}"))
        .isEqualTo("{name=[kim], password=[*]}");
    assertThat(masked.text("secret=YOUR_SECRET_1_XXXXXXX")).isEqualTo("secret=*");
    assertThat(masked.text("password=xxxxxxxxxx1")).isEqualTo("password=*");
  }

  @Test
  void text_hashOfAPassword_isHidden() {
    assertThat(masked.text("password=$2a$10$N9qo8uLO")).isEqualTo("password=*");
    assertThat(masked.text("\"password\":\"{noop}hunter2\"")).isEqualTo("\"password\":\"*\"");
    assertThat(masked.text("\"password\":\"$ecret!\"")).isEqualTo("\"password\":\"*\"");
    assertThat(masked.text("password=$(cat)")).isEqualTo("password=$(cat)");
    assertThat(masked.text("password={enabled}")).isEqualTo("password={enabled}");
  }

  @Test
  void text_wordUsedOtherwise_staysAsItIs() {
    assertThat(masked.text("Password::Reset failed")).isEqualTo("Password::Reset failed");
    assertThat(masked.text("auth::0a1b2c3d4e5f")).isEqualTo("auth::0a1b2c3d4e5f");
    assertThat(masked.text("image auth:1.22.3-beta1")).isEqualTo("image auth:1.22.3-beta1");
    assertThat(masked.text("secret \"orders-db-v2\" not found"))
        .isEqualTo("secret \"orders-db-v2\" not found");
    assertThat(masked.text("secret \"4f8Kq2Zr7T\" is wrong")).isEqualTo("secret \"*\" is wrong");
    assertThat(masked.text("password \"orders-db-v2\"")).isEqualTo("password \"*\"");
    assertThat(masked.text("credentials: ProfileProvider(name=default1)"))
        .isEqualTo("credentials: ProfileProvider(name=default1)");
    assertThat(masked.text("cacheKey=OrderService.findById12345"))
        .isEqualTo("cacheKey=OrderService.findById12345");
    assertThat(masked.text("PublicKeyToken=cc7b13ffcd2ddd51"))
        .isEqualTo("PublicKeyToken=cc7b13ffcd2ddd51");
    assertThat(masked.text("PWD=/home/app")).isEqualTo("PWD=/home/app");
    assertThat(masked.text("pwd=hunter2")).isEqualTo("pwd=*");
    assertThat(masked.text("okta public key = \"4f8Kq2Zr7Tn5Xc1V\""))
        .isEqualTo("okta public key = \"4f8Kq2Zr7Tn5Xc1V\"");
  }

  @Test
  void text_sharedKey_isACredential() {
    assertThat(masked.text("wpa_psk=4f8Kq2Zr7T")).isEqualTo("wpa_psk=*");
    assertThat(masked.text("preshared_key: 4f8Kq2Zr7T")).isEqualTo("preshared_key: *");
    assertThat(masked.text("hmac_key=4f8Kq2Zr7T")).isEqualTo("hmac_key=*");
  }

  @Test
  void text_propertyOfJava_isNamedBehindItsOption() {
    assertThat(masked.text("java -Dapi_key=4f8Kq2Zr7T -jar x"))
        .isEqualTo("java -Dapi_key=* -jar x");
    assertThat(masked.text("java -Dpass=4f8Kq2Zr7T")).isEqualTo("java -Dpass=*");
    assertThat(masked.text("XDpass=4f8Kq2Zr7T")).isEqualTo("XDpass=4f8Kq2Zr7T");
  }
}
