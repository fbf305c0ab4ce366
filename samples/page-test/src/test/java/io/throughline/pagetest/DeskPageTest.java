package io.throughline.pagetest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.throughline.desk.Expectations;
import io.throughline.desk.TelemetryDesk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Skipped, with one line that names the package, where there is no Chromium. */
class DeskPageTest {
  private static final Set<String> ALL =
      Set.of("storefront", "billing", "inventory", "payment", "mailer");
  private static final Path TARGET = Path.of("target");

  private static TelemetryDesk desk;
  private static Path file;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> pageErrors = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void fillTheDesk() throws Exception {
    Path chromium = chromium();
    if (chromium == null) {
      System.out.println(
          "SKIPPED page test: no Chromium on the PATH; install the package chromium");
    }
    assumeTrue(chromium != null, "no Chromium; install the package chromium");
    desk =
        TelemetryDesk.start(
            Expectations.builder()
                .passesThrough("completed", ALL)
                .passesThrough(Expectations.LOST, ALL)
                .passesThrough("rejected", Set.of("storefront", "billing", "inventory", "payment"))
                .secret("card", "4111 1111 1111 1111")
                .secret("email", "ada.lovelace@example.org")
                .build());
    new ShopTelemetry(new ShopRun()).post(desk.endpoint());
    Files.createDirectories(TARGET);
    file = TARGET.resolve("desk.html").toAbsolutePath();
    desk.writePage(file);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  private static Path chromium() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
    if (desk != null) {
      desk.close();
    }
  }

  @AfterEach
  void nothingWentWrongBehindTheScenes() {
    if (page != null) {
      page.close();
      assertThat(pageErrors).as("errors in the page").isEmpty();
      assertThat(requests)
          .as("requests to elsewhere")
          .allMatch(
              url ->
                  url.startsWith("file:")
                      || url.startsWith("data:")
                      || url.startsWith(desk.page().toString()));
    }
  }

  @Test
  void file_opened_showsTheFigures() {
    open(file.toUri().toString(), ColorScheme.LIGHT);

    Locator tiles = page.locator("#tiles");
    assertThat(tiles).containsText("200 orders placed");
    assertThat(tiles).containsText("189");
    assertThat(tiles).containsText("96.8 %");
    assertThat(tiles).containsText("6 broken of 189");
    assertThat(page.locator(".uplot")).hasCount(3);
    page.screenshot(shot("figures-light"));
  }

  @Test
  void exemplar_clicked_leadsToTheTraceAndItsLogs() {
    open(file.toUri().toString(), ColorScheme.LIGHT);

    page.locator("#chart-duration .mark.late").first().click();

    assertThat(page.locator("#trace-title")).hasText(ShopRun.REDRIVEN_ORDER);
    assertThat(page.locator("#trace-note")).containsText("broken");
    assertThat(page.locator("#waterfall .fall")).hasCount(16);
    for (String service : ALL) {
      assertThat(page.locator("#legend")).containsText(service);
    }
    assertThat(page.locator("#waterfall .fall.error")).hasCount(3);
    // Three links to the failed attempts, and the receive's from another trace.
    assertThat(page.locator("svg.links > path")).hasCount(4);
    assertThat(page.locator("#waterfall .fall.elsewhere")).hasCount(1);
    assertThat(page.locator("#logs-table tbody tr")).hasCount(7);
    assertThat(page.locator("#logs-table")).containsText("attempt {} failed");
    page.screenshot(shot("trace-light"));
  }

  @Test
  void kpiExemplar_clicked_leadsToAPurchase() {
    open(file.toUri().toString(), ColorScheme.LIGHT);

    page.locator("#chart-kpi .mark").last().click();

    assertThat(page.locator("#trace-note")).containsText("completed");
    assertThat(page.locator("#logs-table")).containsText("confirmation of {} sent");
  }

  @Test
  void log_clicked_choosesItsSpan() {
    open(file.toUri().toString(), ColorScheme.LIGHT);
    page.locator("#chart-duration .mark.late").first().click();

    page.locator("#logs-table .open", new Page.LocatorOptions().setHasText("attempt {} failed"))
        .first()
        .click();

    assertThat(page.locator("#detail")).containsText("process billing");
    assertThat(page.locator("#detail")).containsText("step payment, owned by team-payments");
    assertThat(page.locator("#detail")).containsText("java.net.ConnectException");
    assertThat(page.locator("#detail")).containsText("redacted: card:1,email:1,dropped:2");
    assertThat(page.locator("svg.links > path.lit")).hasCount(1);
    page.locator("#trace")
        .screenshot(new Locator.ScreenshotOptions().setPath(TARGET.resolve("span-light.png")));
  }

  @Test
  void filterLost_pressed_listsTheOrderThatNeverFinished() {
    open(file.toUri().toString(), ColorScheme.LIGHT);

    page.locator("#filters button", new Page.LocatorOptions().setHasText("Lost")).click();

    assertThat(page.locator("#orders-table tbody tr")).hasCount(1);
    assertThat(page.locator("#orders-table tbody")).containsText(ShopRun.LOST_ORDER);
    page.locator("#orders-table .open").click();
    assertThat(page.locator("#trace-title")).hasText(ShopRun.LOST_ORDER);
    assertThat(page.locator("#logs-table")).containsText("nothing to send for {}");
  }

  @Test
  void filterRejected_pressed_saysWhy() {
    open(file.toUri().toString(), ColorScheme.LIGHT);

    page.locator("#filters button", new Page.LocatorOptions().setHasText("Rejected")).click();

    assertThat(page.locator("#orders-table tbody tr")).hasCount(ShopRun.DECLINED);
    assertThat(page.locator("#orders-table tbody")).containsText("rejected: card_declined");
  }

  @Test
  void privacy_nothingLeaked_showsPolicyAndWhatWasTakenOut() {
    open(file.toUri().toString(), ColorScheme.LIGHT);

    assertThat(page.locator("#leak-verdict")).hasText("✓ Nothing leaked");
    assertThat(page.locator("#privacy-note")).containsText("2 planted secrets");
    assertThat(page.locator("#policy-table tbody tr")).hasCount(7);
    assertThat(page.locator("#policy-table")).containsText("prod@3f2a91");
    assertThat(page.locator("#redacted")).containsText("card");
    assertThat(page.locator("#redacted")).containsText("dropped");
    assertThat(page.locator("#counters-table")).containsText("throughline.redaction.altered");
    page.locator("#privacy")
        .screenshot(new Locator.ScreenshotOptions().setPath(TARGET.resolve("privacy-light.png")));
  }

  @Test
  void keyboard_alone_reachesATraceAndItsSpans() {
    open(file.toUri().toString(), ColorScheme.DARK);

    page.locator("#chart-duration .mark[tabindex='0']").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("Home");
    page.keyboard().press("Enter");
    assertThat(page.locator("#trace")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#waterfall .fall").first()).isFocused();
    page.keyboard().press("End");
    page.keyboard().press("ArrowUp");
    page.keyboard().press("Enter");
    assertThat(page.locator("#waterfall .fall[aria-current='true']")).isFocused();
    assertThat(page.locator("#detail dl").first()).isVisible();
    page.screenshot(shot("trace-dark"));

    page.goBack();
    assertThat(page.locator("#trace-title")).hasText("Trace");
  }

  @Test
  void address_withATrace_opensIt() {
    open(file.toUri().toString(), ColorScheme.LIGHT);
    page.locator("#orders-table .open").first().click();
    String address = page.url();
    page.close();

    open(address, ColorScheme.DARK);

    assertThat(page.locator("#waterfall .fall").first()).isVisible();
    page.screenshot(
        new Page.ScreenshotOptions().setPath(TARGET.resolve("whole-dark.png")).setFullPage(true));
  }

  @Test
  void served_opened_fetchesItsDataAndNothingElse() {
    open(desk.page().toString(), ColorScheme.LIGHT);

    assertThat(page.locator("#tiles")).containsText("200 orders placed");
    assertThat(requests).anyMatch(url -> url.endsWith("/data.json"));
  }

  @Test
  void narrow_window_nothingSticksOut() {
    open(file.toUri().toString(), ColorScheme.LIGHT);
    page.setViewportSize(420, 900);
    page.locator("#orders-table .open").first().click();

    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(420);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(TARGET.resolve("narrow-light.png")).setFullPage(true));
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(TARGET.resolve(name + ".png"));
  }

  private void open(String url, ColorScheme scheme) {
    page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(1440, 1000)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
    page.onPageError(pageErrors::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            pageErrors.add(message.text());
          }
        });
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(url);
    assertThat(page.locator("#tiles li").first()).isVisible();
  }
}
