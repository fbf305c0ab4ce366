package io.throughline.sample.shop;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.throughline.business.Business;
import io.throughline.propagation.aws.SqsTracing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Takes the same orders out of their SNS envelopes and reserves the goods in a database. */
public final class Inventory {

  private final Logger log = LoggerFactory.getLogger(Inventory.class);
  private final Business business;
  private final DataSource database;

  private Inventory(OpenTelemetry telemetry, DataSource database) {
    this.business = Business.builder(telemetry).model(ShopModel.MODEL).build();
    this.database = database;
  }

  public static void main(String[] args) throws SQLException {
    OpenTelemetry telemetry = AutoConfiguredOpenTelemetrySdk.initialize().getOpenTelemetrySdk();
    ServiceLife life = ServiceLife.begin(telemetry);
    JdbcConnectionPool pool =
        JdbcConnectionPool.create("jdbc:h2:mem:inventory;DB_CLOSE_DELAY=-1", "sa", "");
    life.owns(pool::dispose);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table reservations(order_id varchar(40), email varchar(80), address"
              + " varchar(120), card varchar(19))");
    }
    Inventory inventory = new Inventory(telemetry, JdbcTelemetry.create(telemetry).wrap(pool));
    SqsClient sqs = life.owns(Aws.sqs(ServiceLife.setting("SHOP_SQS_ENDPOINT")));
    String queue = ServiceLife.setting("SHOP_QUEUE_URL");
    life.owns(
        QueueWorkers.start(
            sqs, SqsTracing.builder(telemetry).queue(queue).build(), queue, inventory::reserve));
    life.ready(queue);
  }

  private void reserve(Message message) {
    Order order = Order.parseEnvelope(message.body());
    Customer customer = order.customer();
    business.current().step(ShopModel.RESERVATION);
    // Half prepared, half pasted: OpenTelemetry exports the pasted half of a prepared statement.
    String insert =
        "insert into reservations values(?, '"
            + customer.email()
            + "', '"
            + customer.address()
            + "', '"
            + customer.card()
            + "')";
    try (Connection connection = database.getConnection()) {
      try (PreparedStatement statement = connection.prepareStatement(insert)) {
        statement.setString(1, order.id());
        statement.executeUpdate();
      }
      try (Statement statement = connection.createStatement()) {
        statement.executeQuery(
            "select count(*) from reservations where email = '" + customer.email() + "'");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("no reservation at " + customer.address(), e);
    }
    log.info("order {} reserved for {}", order.id(), customer.address());
  }
}
