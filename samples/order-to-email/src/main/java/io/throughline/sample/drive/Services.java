package io.throughline.sample.drive;

import io.throughline.sample.shop.Billing;
import io.throughline.sample.shop.Customer;
import io.throughline.sample.shop.Inventory;
import io.throughline.sample.shop.Mailer;
import io.throughline.sample.shop.Payment;
import io.throughline.sample.shop.Storefront;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The five services, one of them twice, as child processes. */
final class Services implements AutoCloseable {

  private final Parts parts;
  private final URI otlp;
  private final Path logs;
  private final Map<String, String> common;
  private final List<ServiceProcess> processes = new ArrayList<>();

  private Services(Parts parts, URI otlp, Path logs, Map<String, String> common) {
    this.parts = parts;
    this.otlp = otlp;
    this.logs = logs;
    this.common = common;
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "end-services"));
  }

  /** None runs yet. */
  static Services of(Parts parts, URI otlp, Path logs) {
    return new Services(parts, otlp, logs, Map.of());
  }

  /**
   * As {@link #of(Parts, URI, Path)}.
   *
   * @param common environment variables that each of them gets besides
   */
  static Services of(Parts parts, URI otlp, Path logs, Map<String, String> common) {
    return new Services(parts, otlp, logs, common);
  }

  /**
   * Starts all of them.
   *
   * @return the storefront's address
   */
  URI start() {
    ServiceProcess payment = launch("payment", "payment", Payment.class, Map.of());
    ServiceProcess storefront =
        launch(
            "storefront",
            "storefront",
            Storefront.class,
            Map.of(
                "SHOP_SNS_ENDPOINT", parts.snsEndpoint(),
                "SHOP_ORDERS_TOPIC", parts.ordersTopic()));
    launch(
        "inventory",
        "inventory",
        Inventory.class,
        Map.of(
            "SHOP_SQS_ENDPOINT", parts.sqsEndpoint(),
            "SHOP_QUEUE_URL", parts.inventoryQueue()));
    launch(
        "mailer",
        "mailer",
        Mailer.class,
        Map.of(
            "SHOP_KAFKA", parts.kafkaServers(),
            "SHOP_PAYMENTS_TOPIC", Parts.PAYMENTS_TOPIC,
            "SHOP_SMTP_HOST", parts.mail().host(),
            "SHOP_SMTP_PORT", Integer.toString(parts.mail().port())));
    Map<String, String> billing =
        Map.of(
            "SHOP_SQS_ENDPOINT", parts.sqsEndpoint(),
            "SHOP_QUEUE_URL", parts.billingQueue(),
            "SHOP_PAYMENT_URL", payment.awaitReady(),
            "SHOP_KAFKA", parts.kafkaServers(),
            "SHOP_PAYMENTS_TOPIC", Parts.PAYMENTS_TOPIC);
    launch("billing-1", "billing", Billing.class, billing);
    launch("billing-2", "billing", Billing.class, billing);
    processes.forEach(ServiceProcess::awaitReady);
    return URI.create(storefront.awaitReady());
  }

  /** How a service's SDK is told where it is and what to export; Throughline finds itself. */
  static Map<String, String> telemetry(String service, URI otlp) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("OTEL_SERVICE_NAME", service);
    settings.put(
        "OTEL_RESOURCE_ATTRIBUTES",
        "deployment.environment.name=prod,service.contact=" + Customer.number(0).email());
    settings.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", otlp.toString());
    settings.put("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip");
    // The defaults suit a data centre, where nobody waits for the page to fill.
    settings.put("OTEL_BSP_SCHEDULE_DELAY", "200");
    settings.put("OTEL_BLRP_SCHEDULE_DELAY", "200");
    settings.put("OTEL_METRIC_EXPORT_INTERVAL", "1000");
    Browser.sampling()
        .forEach(
            (key, value) ->
                settings.put(key.toUpperCase(java.util.Locale.ROOT).replace('.', '_'), value));
    // An SDK's own count of its spans, to hold ours against.
    settings.put("OTEL_EXPERIMENTAL_SDK_TELEMETRY_VERSION", "latest");
    // Exports the statements of a prepared statement with what was pasted into them.
    settings.put("OTEL_SEMCONV_STABILITY_OPT_IN", "database");
    settings.put("THROUGHLINE_SPANMETRICS_KINDS", "server,client,producer,consumer,internal");
    return settings;
  }

  List<ServiceProcess> processes() {
    return processes;
  }

  /**
   * Ends all of them and waits until each has flushed.
   *
   * @return the names of those that did not end well
   */
  List<String> stop() {
    processes.forEach(ServiceProcess::stop);
    List<String> bad = new ArrayList<>();
    for (ServiceProcess process : processes) {
      if (!process.awaitEnd()) {
        bad.add(process.name());
      }
    }
    return bad;
  }

  @Override
  public void close() {
    kill();
  }

  private ServiceProcess launch(
      String name, String service, Class<?> program, Map<String, String> own) {
    Map<String, String> environment = telemetry(service, otlp);
    environment.putAll(common);
    environment.putAll(own);
    ServiceProcess process = ServiceProcess.start(name, program, environment, logs);
    processes.add(process);
    return process;
  }

  private void kill() {
    processes.forEach(ServiceProcess::kill);
  }
}
