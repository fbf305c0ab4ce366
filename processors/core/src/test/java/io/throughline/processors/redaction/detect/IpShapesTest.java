package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where an address begins and ends, and what only looks like one. */
class IpShapesTest {

  private final Masked masked = new Masked("ip");

  @Test
  void text_numbersUpTo255_areAnAddress() {
    assertThat(masked.text("255.255.255.255")).isEqualTo("*");
    assertThat(masked.text("0.0.0.0")).isEqualTo("*");
    assertThat(masked.text("10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("10.1.2.003")).isEqualTo("*");
    assertThat(masked.text("10.1.2.3.")).isEqualTo("*.");
    assertThat(masked.text("203.0.113.77.4")).isEqualTo("*.4");
    assertThat(masked.text("203.199.113.77.4")).isEqualTo("*.4");
    assertThat(masked.text("203.199.113.77.a")).isEqualTo("*.a");
    assertThat(masked.text("100.100.1.1.5")).isEqualTo("*.5");
    assertThat(masked.text("10.1.2.3-1")).isEqualTo("*-1");
    assertThat(masked.text("10.1.2.3- a")).isEqualTo("*- a");
    assertThat(masked.text("10.1.2.3:80")).isEqualTo("*:80");
    assertThat(masked.text("10.1.2.3,10.1.2.4")).isEqualTo("*,*");
    assertThat(masked.text("10.1.2.3 10.1.2.4")).isEqualTo("* *");
    assertThat(masked.text("10.1.2.3-10.1.2.4")).isEqualTo("*-*");
    assertThat(masked.text("a:10.1.2.3")).isEqualTo("a:*");
    staysAsItIs(
        "256.1.1.1",
        "1.256.1.1",
        "1.1.1.256",
        "10.1.2.1000",
        "10.1.2.0003",
        "10..2.3",
        "10.1.2.",
        "10.1.2",
        ".10.1.2.3",
        "a10.1.2.3",
        "_10.1.2.3",
        "10.1.2.3a",
        "10.1.2.3_",
        "10.1.2.3z",
        "10.1.2.3.4",
        "10.1.2.3.a",
        "99.100.1.1.5",
        "100.99.1.1.5",
        "10.1.2.3-beta",
        "10.1.2.3+beta",
        "ab.10.1.2.3");
  }

  @Test
  void text_prefix_belongsToTheAddress() {
    assertThat(masked.text("10.1.2.0/24")).isEqualTo("*");
    assertThat(masked.text("10.1.2.0/8")).isEqualTo("*");
    assertThat(masked.text("10.1.2.0/240")).isEqualTo("*/240");
    assertThat(masked.text("10.1.2.0/2400")).isEqualTo("*/2400");
    assertThat(masked.text("10.1.2.0/a")).isEqualTo("*/a");
    assertThat(masked.text("10.1.2.0/24a")).isEqualTo("*/24a");
    assertThat(masked.text("10.1.2.0/")).isEqualTo("*/");
    assertThat(masked.text("2001:db8::/128")).isEqualTo("*");
    assertThat(masked.text("2001:db8::/1280")).isEqualTo("*/1280");
    assertThat(masked.text("2001:db8::/32x")).isEqualTo("*/32x");
    assertThat(masked.text("2001:db8::/x")).isEqualTo("*/x");
  }

  @Test
  void text_networkBesideTheWordRoute_isNobodysAddress() {
    assertThat(masked.text("10.0.0.0/8 rout")).isEqualTo("* rout");
    assertThat(masked.text("10.0.0.0/8 rule")).isEqualTo("* rule");
    assertThat(masked.text("10.0.0.0/8 root")).isEqualTo("* root");
    assertThat(masked.text("10.0.0.0/8 gate")).isEqualTo("* gate");
    assertThat(masked.text("10.0.0.0/8 size")).isEqualTo("* size");
    assertThat(masked.text("10.0.0.0/8  route")).isEqualTo("*  route");
    assertThat(masked.text("10.0.0.0 route")).isEqualTo("* route");
    assertThat(masked.text("client.ip", "10.0.0.0/8 route")).isEqualTo("* route");
    staysAsItIs("10.0.0.0/8 route", "10.0.0.0/8 routes to a", "see net 10.0.0.0/8 route");
  }

  @Test
  void text_numberBehindAWordForAVersion_isNone() {
    assertThat(masked.text("version at 1.2.3.4")).isEqualTo("version at *");
    assertThat(masked.text("version ist 1.2.3.4")).isEqualTo("version ist *");
    assertThat(masked.text("version ant 1.2.3.4")).isEqualTo("version ant *");
    assertThat(masked.text("version is to or 1.2.3.4")).isEqualTo("version is to or *");
    assertThat(masked.text("version/1.2.3.4")).isEqualTo("version/*");
    assertThat(masked.text("version\n1.2.3.4")).isEqualTo("version\n*");
    assertThat(masked.text("version\u00df 1.2.3.4")).isEqualTo("version\u00df *");
    assertThat(masked.text("is 1.2.3.4")).isEqualTo("is *");
    assertThat(masked.text("client.ip", "version 1.2.3.4")).isEqualTo("version *");
    assertThat(masked.text("version                                                 1.2.3.4"))
        .isEqualTo("version                                                 *");
    staysAsItIs(
        "version 1.2.3.4",
        "version is 1.2.3.4",
        "version or 1.2.3.4",
        "version to 1.2.3.4",
        "version and 1.2.3.4",
        "version is to 1.2.3.4",
        "version 1.2.3.5 1.2.3.4",
        "version (1.2.3.4)",
        "version ... 1.2.3.4",
        "version {1.2.3.4",
        "version                                         1.2.3.4");
    assertThat(masked.text("service.version", "1.2.3.4")).isEqualTo("1.2.3.4");
  }

  @Test
  void text_productWithZeros_isNoAddress() {
    assertThat(masked.text("Chrome/120.0.0.1")).isEqualTo("Chrome/*");
    assertThat(masked.text("localhost/127.0.0.1")).isEqualTo("localhost/*");
    assertThat(masked.text("1/120.0.0.0")).isEqualTo("1/*");
    assertThat(masked.text("/120.0.0.0")).isEqualTo("/*");
    assertThat(masked.text("Chrome 120.0.0.0")).isEqualTo("Chrome *");
    assertThat(masked.text("Chrome/120.0.0.0")).isEqualTo("Chrome/120.0.0.0");
  }

  @Test
  void text_version6_hasEightGroupsOrAGap() {
    assertThat(masked.text("1:2:3:4:5:6:7:8")).isEqualTo("*");
    assertThat(masked.text("1::8")).isEqualTo("*");
    assertThat(masked.text("1:2:3::5:6:7:8")).isEqualTo("*");
    assertThat(masked.text("1:2:3:4:5:6::8")).isEqualTo("*");
    assertThat(masked.text("1::3:4:5:6:7:8")).isEqualTo("*");
    assertThat(masked.text("::1")).isEqualTo("*");
    assertThat(masked.text("1::")).isEqualTo("*");
    assertThat(masked.text("::8:7")).isEqualTo("*");
    assertThat(masked.text("2001:db8::")).isEqualTo("*");
    assertThat(masked.text("abc:def:abc::")).isEqualTo("*");
    assertThat(masked.text("abc:def::abc")).isEqualTo("*");
    assertThat(masked.text("abcd:ef::ab")).isEqualTo("*");
    assertThat(masked.text("fe80::1")).isEqualTo("*");
    assertThat(masked.text("2001:db8::1:")).isEqualTo("*:");
    assertThat(masked.text("2001:db8::1.")).isEqualTo("*.");
    assertThat(masked.text("2001:db8::1:.")).isEqualTo("*:.");
    assertThat(masked.text("2001:db8::1...")).isEqualTo("*...");
    assertThat(masked.text("12:34:56:78:90:12:34:5")).isEqualTo("*");
    assertThat(masked.text("12:34:56:78:90:12:34:567")).isEqualTo("*");
    assertThat(masked.text("1:2:3:4:5:6:7:8.")).isEqualTo("*.");
    assertThat(masked.text("1:2:3:4:5:6:7:8:")).isEqualTo("*:");
    assertThat(masked.text("x 1:2:3:4:5:6:7:8 y")).isEqualTo("x * y");
    assertThat(masked.text("dead:beef:dead:beef:dead:beef:dead:beef")).isEqualTo("*");
    staysAsItIs(
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4::5:6:7:8",
        "abcd::",
        "abc:def::",
        "ab:cd::ef",
        "fe80::12345",
        "2001:db8:12345::1",
        "2001:db8::1::2",
        "2001:db8:::1",
        ":2001:db8::1",
        "a2001:db8::1",
        "_2001:db8::1",
        "g2001:db8::1",
        "2001:db8::1g",
        "2001:db8::1_",
        "12:34:56:78:90:12:34:56",
        "12:34:56:78:90:12",
        "12:34:56:78:90:12:34",
        "aa:bb:cc:dd:ee:ff:aa:b");
  }

  @Test
  void text_version6ThatEndsAsVersion4_isFound() {
    assertThat(masked.text("::ffff:10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("::10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("1:2:3:4:5:6:10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("1:2:3:4:5:10.1.2.3")).isEqualTo("1:2:3:4:5:*");
    assertThat(masked.text("1:2:3:4:5:6:7:10.1.2.3")).isEqualTo("1:2:3:4:5:6:7:*");
    assertThat(masked.text("1::3:4:5:6:10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("1::2:3:4:5:6:7:10.1.2.3")).isEqualTo("1::2:3:4:5:6:7:*");
    assertThat(masked.text("1::2:3:4:5:6:10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("::ffff:10.1.2.3:80")).isEqualTo("*:80");
    staysAsItIs("::ffff:10.1.2.300", "::ffff:10.1.2");
  }

  @Test
  void text_addressesBesideOneAnother_areEachFound() {
    assertThat(masked.text("10.1.2.3;fe80::1")).isEqualTo("*;*");
    assertThat(masked.text("fe80::1 fe80::2")).isEqualTo("* *");
    assertThat(masked.text("fe80::1,fe80::2")).isEqualTo("*,*");
    assertThat(masked.text("[fe80::1]:80")).isEqualTo("[*]:80");
    assertThat(masked.text("10:15:20 10.1.2.3")).isEqualTo("10:15:20 *");
    assertThat(masked.text("a.b.c.d 10.1.2.3")).isEqualTo("a.b.c.d *");
    assertThat(masked.text("1.2.3.4.5.6.7.8")).isEqualTo("1.2.3.4.5.6.7.8");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
