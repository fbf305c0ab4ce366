package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Secret parameters of queries and forms. */
class QuerySecretDetectorTest {

  private final Masked masked = new Masked("query_secret");

  @Test
  void text_secretParameter_isHidden() {
    assertThat(masked.text("/reset?token=4f8K&lang=en")).isEqualTo("/reset?token=*&lang=en");
    assertThat(masked.text("?a=1&X-Amz-Signature=ab%2B")).isEqualTo("?a=1&X-Amz-Signature=*");
    assertThat(masked.text("?sig=abc#top")).isEqualTo("?sig=*#top");
    assertThat(masked.text("code=4f8K&state=1")).isEqualTo("code=*&state=1");
    assertThat(masked.text(";jsessionid=4F8K")).isEqualTo(";jsessionid=*");
    assertThat(masked.text("#access_token=4f8Kq")).isEqualTo("#access_token=*");
    assertThat(masked.text("?accessToken=4f8")).isEqualTo("?accessToken=*");
    assertThat(masked.text("?ACCESS-TOKEN=4f8")).isEqualTo("?ACCESS-TOKEN=*");
    assertThat(masked.text("\"?key=abc123\"")).isEqualTo("\"?key=*\"");
  }

  @Test
  void text_otherParameter_staysAsItIs() {
    assertThat(masked.text("?lang=en&signature_version=4"))
        .isEqualTo("?lang=en&signature_version=4");
    assertThat(masked.text("?design=y")).isEqualTo("?design=y");
    assertThat(masked.text("token=4f8K")).isEqualTo("token=4f8K");
    assertThat(masked.text("/tokens?author=x")).isEqualTo("/tokens?author=x");
    assertThat(masked.text("?token=&x=1")).isEqualTo("?token=&x=1");
    assertThat(masked.text("#code=abc")).isEqualTo("#code=abc");
    assertThat(masked.text("?access.token=4f8K")).isEqualTo("?access.token=4f8K");
    assertThat(masked.text("?_=4f8K")).isEqualTo("?_=4f8K");
    assertThat(masked.text("?xtoken=4f8K")).isEqualTo("?xtoken=4f8K");
    assertThat(masked.text("?tokens=4")).isEqualTo("?tokens=4");
  }

  @Test
  void text_underAKeyForQueries_beginsWithAParameter() {
    assertThat(masked.text("url.query", "token=4f8K")).isEqualTo("token=*");
    assertThat(masked.text("url.query", "lang=en")).isEqualTo("lang=en");
    assertThat(masked.text("url.query", "a b token=4f8K")).isEqualTo("a b token=4f8K");
  }

  @Test
  void text_shortNumber_isAStatusOrACount() {
    assertThat(masked.text("?code=404&x=1")).isEqualTo("?code=404&x=1");
    assertThat(masked.text("?session=12")).isEqualTo("?session=12");
    assertThat(masked.text("?otp=1234")).isEqualTo("?otp=*");
    assertThat(masked.text("?pin=40x")).isEqualTo("?pin=*");
  }

  @Test
  void text_wordUnderANameForAnything_isNoSecret() {
    staysAsItIs(
        "?key=checkout.title",
        "?key=hello+world",
        "?code=EUR",
        "?code=E1001",
        "?code=de_AT",
        "?ticket=open",
        "?session=morning");
    assertThat(masked.text("?auth=letmein")).isEqualTo("?auth=*");
    assertThat(masked.text("?signed=letmein")).isEqualTo("?signed=*");
    assertThat(masked.text("?code=4f8K")).isEqualTo("?code=*");
    assertThat(masked.text("?code=abc123")).isEqualTo("?code=*");
    assertThat(masked.text("?key=aBcDeF")).isEqualTo("?key=*");
    assertThat(masked.text("?key=abcdefghijklmnop")).isEqualTo("?key=*");
    assertThat(masked.text("?ticket=1234")).isEqualTo("?ticket=*");
    assertThat(masked.text("?password=morning")).isEqualTo("?password=*");
  }

  @Test
  void text_wordForNothing_isNoSecret() {
    staysAsItIs("?token=null&x=1", "?auth=true", "?signed=FALSE", "?secret=none", "?sid=undefined");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }

  @Test
  void text_anyPlaceInALine_isFound() {
    for (int before = 0; before < 140; before++) {
      String path = "/" + "a".repeat(before);
      assertThat(masked.text(path + "?a=b&sig=0a1b2c3d4e&b=")).isEqualTo(path + "?a=b&sig=*&b=");
    }
  }

  @Test
  void text_valueWithEqualsSigns_isOneToItsEnd() {
    assertThat(masked.text("/x?token=a=&sig=b1=&b=c=")).isEqualTo("/x?token=*&sig=*&b=c=");
  }

  @Test
  void text_signThatSigns_isASignature() {
    assertThat(masked.text("/pay?a=1&sign=9f86d081884c7d659a2feaa0c55ad015"))
        .isEqualTo("/pay?a=1&sign=*");
    assertThat(masked.text("/horoscope?sign=aries")).isEqualTo("/horoscope?sign=aries");
    assertThat(masked.text("/math?sign=-1&x=2")).isEqualTo("/math?sign=-1&x=2");
  }
}
