package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Addresses of both versions, not numbers of releases. */
class IpDetectorTest {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|[01]?\\d?\\d)";
  private static final Pattern FOUR_OCTETS = Pattern.compile(OCTET + ("\\." + OCTET).repeat(3));

  private final Masked masked = new Masked("ip");

  @Test
  void text_version4_isFound() {
    assertThat(masked.text("from 203.0.113.77 port")).isEqualTo("from * port");
    assertThat(masked.text("(10.1.2.3)")).isEqualTo("(*)");
    assertThat(masked.text("10.1.2.3:8080")).isEqualTo("*:8080");
    assertThat(masked.text("http://10.1.2.3/x")).isEqualTo("http://*/x");
    assertThat(masked.text("10.1.2.0/24")).isEqualTo("*");
    assertThat(masked.text("0.0.0.0")).isEqualTo("*");
    assertThat(masked.text("255.255.255.255.")).isEqualTo("*.");
    assertThat(masked.text("10.1.2.3@eth0")).isEqualTo("*@eth0");
    assertThat(masked.text("203.0.113.77.4")).isEqualTo("*.4");
    assertThat(masked.text("10.1.2.3, 10.1.2.4")).isEqualTo("*, *");
    assertThat(masked.text("10.1.2.3/x")).isEqualTo("*/x");
  }

  @Test
  void text_versionOfAProduct_staysAsItIs() {
    assertThat(masked.text("Chrome/120.0.0.0 Safari/537.36"))
        .isEqualTo("Chrome/120.0.0.0 Safari/537.36");
    assertThat(masked.text("localhost/120.0.0.1")).isEqualTo("localhost/*");
    assertThat(masked.text("/120.0.0.0")).isEqualTo("/*");
    assertThat(masked.text("120.0.0.0")).isEqualTo("*");
  }

  @Test
  void text_noAddress_staysAsItIs() {
    assertThat(masked.text("1.2.3")).isEqualTo("1.2.3");
    assertThat(masked.text("256.1.1.1")).isEqualTo("256.1.1.1");
    assertThat(masked.text("1.2.3.256")).isEqualTo("1.2.3.256");
    assertThat(masked.text("1000.1.1.1")).isEqualTo("1000.1.1.1");
    assertThat(masked.text("a10.1.2.3")).isEqualTo("a10.1.2.3");
    assertThat(masked.text("1.2.3.4.5")).isEqualTo("1.2.3.4.5");
    assertThat(masked.text("10.2.3.4-rc1")).isEqualTo("10.2.3.4-rc1");
    assertThat(masked.text("10.2.3.4a")).isEqualTo("10.2.3.4a");
    assertThat(masked.text("version 1.2.3.4")).isEqualTo("version 1.2.3.4");
    assertThat(masked.text("1.2..3")).isEqualTo("1.2..3");
    assertThat(masked.text("1.2.3.")).isEqualTo("1.2.3.");
    assertThat(masked.text("10.0.0.0/8 route")).isEqualTo("10.0.0.0/8 route");
    assertThat(masked.text("x_10.1.2.3")).isEqualTo("x_10.1.2.3");
  }

  @Test
  void text_version6WithPortAndNoBrackets_isFoundWithoutThePort() {
    assertThat(masked.text("/2001:db8:0:0:0:0:0:1:8080")).isEqualTo("/*:8080");
    assertThat(masked.text("2001:db8:1:2:3:4:5:6:54321 left")).isEqualTo("*:54321 left");
    assertThat(masked.text("2001:db8:1:2:3:4:5:6:80:")).isEqualTo("*:80:");
    assertThat(masked.text("2001:db8::1:54321")).isEqualTo("*:54321");
    assertThat(masked.text("2001:db8:1:2:3:4:5:6:123456")).isEqualTo("2001:db8:1:2:3:4:5:6:123456");
    assertThat(masked.text("2001:db8:1:2:3:4:5:6:7")).isEqualTo("2001:db8:1:2:3:4:5:6:7");
    assertThat(masked.text("2001:db8:1:2:3:4:5:8080")).isEqualTo("*");
    assertThat(masked.text("2001:db8:1:2:3:4:5:6:ab")).isEqualTo("2001:db8:1:2:3:4:5:6:ab");
    assertThat(masked.text("10:11:12:13:14:15:16:17:18")).isEqualTo("10:11:12:13:14:15:16:17:18");
  }

  @Test
  void text_version6_isFound() {
    assertThat(masked.text("at 2001:db8::77 ok")).isEqualTo("at * ok");
    assertThat(masked.text("::1")).isEqualTo("*");
    assertThat(masked.text("2001:db8:1:2:3:4:5:6")).isEqualTo("*");
    assertThat(masked.text("[2001:db8::1]:443")).isEqualTo("[*]:443");
    assertThat(masked.text("fe80::1ff:fe23:4567:890a")).isEqualTo("*");
    assertThat(masked.text("2001:db8::/32")).isEqualTo("*");
    assertThat(masked.text("::ffff:10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("64:ff9b::192.0.2.33")).isEqualTo("*");
    assertThat(masked.text("2001:db8::1.")).isEqualTo("*.");
    assertThat(masked.text("kim@2001:db8::1")).isEqualTo("kim@*");
    assertThat(masked.text("2001:db8:0:0:0:0:10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("dead:beef::cafe")).isEqualTo("*");
  }

  @Test
  void text_version6BehindALabel_isFound() {
    assertThat(masked.text("ip:2001:db8:1:2:3:4:5:6")).isEqualTo("ip:*");
    assertThat(masked.text("node:2001:db8::1 up")).isEqualTo("node:* up");
    assertThat(masked.text("remote:fe80::1%eth0")).isEqualTo("remote:*%eth0");
    assertThat(masked.text("ip:::ffff:10.1.2.3")).isEqualTo("ip:*");
    assertThat(masked.text("node:::1")).isEqualTo("node:*");
    for (String name :
        List.of(
            "session:ab::12",
            "key:2::5",
            "node::2001:db8::1",
            "node::::1",
            "_node:2001:db8:1",
            "nodes2001:db8::1",
            "std::dead::beef")) {
      assertThat(masked.text(name)).isEqualTo(name);
    }
  }

  @Test
  void text_noVersion6_staysAsItIs() {
    assertThat(masked.text("::")).isEqualTo("::");
    assertThat(masked.text("a::b")).isEqualTo("a::b");
    assertThat(masked.text("12:34:56")).isEqualTo("12:34:56");
    assertThat(masked.text("std::vector")).isEqualTo("std::vector");
    assertThat(masked.text("2001::db8::1")).isEqualTo("2001::db8::1");
    assertThat(masked.text("1:2:3:4:5:6:7:8:9")).isEqualTo("1:2:3:4:5:6:7:8:9");
    assertThat(masked.text("12345::1")).isEqualTo("12345::1");
    assertThat(masked.text("g::1")).isEqualTo("g::1");
    assertThat(masked.text("2001:db8::1x")).isEqualTo("2001:db8::1x");
    assertThat(masked.text(":1:2:3:4:5:6:7")).isEqualTo(":1:2:3:4:5:6:7");
    assertThat(masked.text("1:2:3:4:5:6:7:")).isEqualTo("1:2:3:4:5:6:7:");
    assertThat(masked.text("00:1b:44:11:3a:b7")).isEqualTo("00:1b:44:11:3a:b7");
    assertThat(masked.text("serial 0A:1B:2C:3D:4E:5F:60:71"))
        .isEqualTo("serial 0A:1B:2C:3D:4E:5F:60:71");
    assertThat(masked.text("firmware 4.3.2.1")).isEqualTo("firmware 4.3.2.1");
    assertThat(masked.text("1:::2")).isEqualTo("1:::2");
  }

  @Test
  void text_pathOfAControlGroup_isNoAddress() {
    assertThat(masked.text("0::/system.slice/orders.service"))
        .isEqualTo("0::/system.slice/orders.service");
    assertThat(masked.text("0::/0")).isEqualTo("*");
    assertThat(masked.text("0::1/x")).isEqualTo("*/x");
  }

  @Test
  void text_keyAboutAddresses_takesAnything() {
    assertThat(masked.text("client.ip", "1.2.3.4")).isEqualTo("*");
    assertThat(masked.text("service.version", "1.2.3.4")).isEqualTo("1.2.3.4");
  }

  @Test
  void text_wordForAVersion_speaksOnlyOfTheNextNumber() {
    for (String version :
        new String[] {
          "version: 1.2.3.4",
          "agentVersion=\"1.2.3.4\"",
          "version is 1.2.3.4",
          "versions 1.2.3.4 and 1.2.3.5",
          "from version 1.2.3.4 to 1.2.3.5",
          "see section 4.7.2.3",
        }) {
      assertThat(masked.text(version)).isEqualTo(version);
    }
    assertThat(masked.text("no version from 203.0.113.77")).isEqualTo("no version from *");
    assertThat(masked.text("TLS version 1.3 with 203.0.113.77"))
        .isEqualTo("TLS version 1.3 with *");
    assertThat(masked.text("TLS version 1.3 to 203.0.113.77")).isEqualTo("TLS version 1.3 to *");
    assertThat(masked.text("version/203.0.113.77")).isEqualTo("version/*");
    assertThat(masked.text("version\n203.0.113.77")).isEqualTo("version\n*");
    assertThat(masked.text("release and or to 203.0.113.77")).isEqualTo("release and or to *");
  }

  @Test
  void text_wordForAVersionAmongManyAddresses_isHeardAsInAShortText() {
    String many = "203.0.113.77 and ".repeat(200);
    assertThat(masked.text(many + "version is 1.2.3.4 for " + many))
        .isEqualTo("* and ".repeat(200) + "version is 1.2.3.4 for " + "* and ".repeat(200));
    assertThat(masked.text(many + "version 1.2.3.4 or 1.2.3.5 or 1.2.3.6 or 1.2.3.7"))
        .isEqualTo("* and ".repeat(200) + "version 1.2.3.4 or 1.2.3.5 or * or *");
  }

  @Test
  void text_wordForAVersion_isHeardAsFarAsFortyEightCharacters() {
    assertThat(masked.text("version" + " ".repeat(41) + "1.2.3.4"))
        .isEqualTo("version" + " ".repeat(41) + "1.2.3.4");
    assertThat(masked.text("version" + " ".repeat(42) + "1.2.3.4"))
        .isEqualTo("version" + " ".repeat(42) + "*");
  }

  @Test
  void text_signsBetweenAVersionAndItsWord_areAnyOfAsciiButASlash() {
    assertThat(masked.text("version ~!(1.2.3.4)")).isEqualTo("version ~!(1.2.3.4)");
    assertThat(masked.text("version \u007F1.2.3.4")).isEqualTo("version \u007F1.2.3.4");
    assertThat(masked.text("version \u0001 1.2.3.4")).isEqualTo("version \u0001 1.2.3.4");
    assertThat(masked.text("version \u0080 1.2.3.4")).isEqualTo("version \u0080 *");
  }

  @Test
  void text_octetsToTheirLimits_areAnAddress() {
    assertThat(masked.text("255.255.0.99")).isEqualTo("*");
    assertThat(masked.text("x 100.100.1.1.9")).isEqualTo("x *.9");
    assertThat(masked.text("x 100.99.1.1.9")).isEqualTo("x 100.99.1.1.9");
    assertThat(masked.text("x 1.1.1.1.")).isEqualTo("x *.");
    assertThat(masked.text("x 1.1.1.1-")).isEqualTo("x *-");
    assertThat(masked.text("x 1.1.1.1+b")).isEqualTo("x 1.1.1.1+b");
    assertThat(masked.text("x 1.1.1.1-2")).isEqualTo("x *-2");
    assertThat(masked.text("x 0001.1.1.1")).isEqualTo("x 0001.1.1.1");
    assertThat(masked.text("x 1.1.1.0001")).isEqualTo("x 1.1.1.0001");
  }

  @Test
  void text_addressBehindAColonInALongerStretch_isFound() {
    assertThat(masked.text("a:1.2.3.4")).isEqualTo("a:*");
    assertThat(masked.text("x1:10.1.2.3:443:10.1.2.4:80")).isEqualTo("x1:*:443:*:80");
    assertThat(masked.text("..10.1.2.3")).isEqualTo("..10.1.2.3");
    assertThat(masked.text(":10.1.2.3:")).isEqualTo(":*:");
  }

  @Test
  void text_version6WithTheLastTwoGroupsAsVersion4_countsThemAsTwo() {
    assertThat(masked.text("1:2:3:4:5:6:10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("1:2:3:4:5::10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("1:2:3:4:5:6::10.1.2.3")).isEqualTo("*");
    assertThat(masked.text("1:2:3:4:5:6:7::10.1.2.3")).isEqualTo("1:2:3:4:5:6:7::*");
    assertThat(masked.text("1:2:3:4:5:10.1.2.3")).isEqualTo("1:2:3:4:5:*");
    assertThat(masked.text("1:2:3:4:5:6:7::")).isEqualTo("*");
    assertThat(masked.text("1:2:3:4:5:6:7:8::")).isEqualTo("1:2:3:4:5:6:7:8::");
  }

  @Test
  void isV4_anyString_isSaidOfFourOctetsAlone() {
    Random random = new Random(3);
    int found = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder value = new StringBuilder();
      for (int part = 2 + random.nextInt(4); part > 0; part--) {
        value.append(random.nextInt(random.nextInt(9) == 0 ? 2000 : 256));
        value.append(part > 1 ? "." : random.nextInt(9) == 0 ? "x" : "");
      }
      value.insert(0, random.nextInt(9) == 0 ? ".".repeat(random.nextInt(2)) + "0" : "");
      boolean expected = FOUR_OCTETS.matcher(value).matches();
      assertThat(IpDetector.isV4(value.toString())).as(value.toString()).isEqualTo(expected);
      found += expected ? 1 : 0;
    }
    assertThat(found).isGreaterThan(5_000);
    assertThat(IpDetector.isV4("1.2.3.4.")).isFalse();
    assertThat(IpDetector.isV4("1..2.3.4")).isFalse();
    assertThat(IpDetector.isV4("1.2.3.:4")).isFalse();
    assertThat(IpDetector.isV4("000.000.000.000")).isTrue();
  }
}
