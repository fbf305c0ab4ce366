package io.throughline.desk;

import io.throughline.realparts.OtlpReceiver;
import io.throughline.realparts.OtlpRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Receives OTLP, answers for what it received, and shows it: {@link #report} for programs, {@link
 * #page} and {@link #writePage} for people.
 *
 * <p>Everything is computed from a snapshot of the received exports whenever it is asked for;
 * nothing but {@link Expectations} comes from elsewhere. Safe for use by several threads.
 */
public final class TelemetryDesk implements AutoCloseable {
  private final OtlpReceiver receiver;
  private final boolean ownsReceiver;
  private final Expectations expectations;
  private final LeakSearch leakSearch;
  private final PageServer server;

  private TelemetryDesk(OtlpReceiver receiver, boolean ownsReceiver, Expectations expectations) {
    this.receiver = receiver;
    this.ownsReceiver = ownsReceiver;
    this.expectations = expectations;
    this.leakSearch = new LeakSearch(expectations.secrets());
    this.server = PageServer.start(this::pageData);
  }

  /** Starts a desk with a receiver of its own. */
  public static TelemetryDesk start(Expectations expectations) {
    return new TelemetryDesk(OtlpReceiver.start(), true, expectations);
  }

  /** Opens a desk over a receiver that somebody else closes. */
  public static TelemetryDesk open(OtlpReceiver receiver, Expectations expectations) {
    return new TelemetryDesk(receiver, false, expectations);
  }

  /** For {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
  public URI endpoint() {
    return receiver.endpoint();
  }

  /** Where a browser on this machine finds the page, while this desk is open. */
  public URI page() {
    return server.uri();
  }

  public OtlpReceiver receiver() {
    return receiver;
  }

  /**
   * What can be said now. Searches all received bytes for the planted secrets, so it takes a
   * moment.
   */
  public Report report() {
    return report(receiver.requests());
  }

  private Report report(List<OtlpRequest> requests) {
    return new Reporter(Telemetry.of(requests), expectations).report(leakSearch.search(requests));
  }

  /**
   * Writes the page with its data, style, script and chart library into one file that needs nothing
   * else.
   */
  public void writePage(Path file) throws IOException {
    Files.writeString(file, Page.withData(pageData()));
  }

  private String pageData() {
    List<OtlpRequest> requests = receiver.requests();
    Telemetry telemetry = Telemetry.of(requests);
    List<Report.Leak> leaks = leakSearch.search(requests);
    return new PageData(telemetry, expectations).json(leaks, leakSearch, requests);
  }

  @Override
  public void close() {
    server.close();
    if (ownsReceiver) {
      receiver.close();
    }
  }

  @Override
  public String toString() {
    return "TelemetryDesk{otlp=" + endpoint() + ", page=" + page() + "}";
  }
}
