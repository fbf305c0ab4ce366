package io.throughline.sample.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sample.shop.Fate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  private final Ledger ledger = new Ledger();
  private ObjectNode report;

  @BeforeEach
  void sixOrders() throws Exception {
    order(Fate.NORMAL, false, 1);
    order(Fate.NORMAL, true, 4);
    order(Fate.DECLINED, true, 0);
    order(Fate.SLOW, true, 6);
    order(Fate.MAIL_LOST, true, 0);
    order(Fate.REDRIVEN, true, 7);
    ledger.redrivenAfter(6.5);
    report =
        (ObjectNode)
            new ObjectMapper()
                .readTree(
                    """
                    {"orders":{"placed":6,"completed":4,"rejected":1,"failed":0,"lost":1},
                     "traces":{"sampled":5,"complete":5,"servicesPerOrder":5.0},
                     "leaks":[],
                     "spans":{"ended":120,"exported":80,"countedByMetrics":120},
                     "transaction":{"p50":0.1,"p99":6.0,"sloMet":2,"sloMissed":2},
                     "exemplars":{"seen":9,"resolved":9},
                     "logs":{"total":40,"withTrace":40,"withTransaction":40}}
                    """);
  }

  @Test
  void disagreements_telemetryTellsWhatWasDone_none() {
    assertThat(Verdict.disagreements(report, ledger)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "orders,placed,7",
    "orders,completed,5",
    "orders,rejected,0",
    "orders,failed,1",
    "orders,lost,0",
    "traces,sampled,4",
    "traces,complete,4",
    "traces,servicesPerOrder,4",
    "spans,countedByMetrics,119",
    "spans,exported,120",
    "spans,exported,0",
    "transaction,sloMet,3",
    "transaction,sloMissed,1",
    "exemplars,seen,0",
    "exemplars,resolved,8",
    "logs,withTransaction,0",
  })
  void disagreements_oneFigureIsWrong_areNamed(String group, String figure, int wrong) {
    ((ObjectNode) report.get(group)).put(figure, wrong);

    assertThat(Verdict.disagreements(report, ledger))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("/" + group + "/"));
  }

  @Test
  void disagreements_promiseJustAboutKept_leavesTheBenefitOfTheDoubt() {
    ledger.placed(new Ledger.Placed("order-7", Fate.NORMAL, 0, 200_000_000, false));
    ledger.mailSeen("order-7", 5_000_000_000L);
    ((ObjectNode) report.get("orders")).put("placed", 7).put("completed", 5);

    ((ObjectNode) report.get("transaction")).put("sloMet", 3);
    assertThat(Verdict.disagreements(report, ledger)).isEmpty();

    ((ObjectNode) report.get("transaction")).put("sloMet", 2).put("sloMissed", 3);
    assertThat(Verdict.disagreements(report, ledger)).isEmpty();
  }

  @Test
  void disagreements_aFigureIsMissing_areNamed() {
    report.remove("orders");

    assertThat(Verdict.disagreements(report, ledger)).hasSize(5);
  }

  @Test
  void disagreements_aSecretLeaked_areNamed() {
    JsonNode leak = report.objectNode().put("secret", "card").put("service", "billing");
    report.withArray("leaks").add(leak);

    assertThat(Verdict.disagreements(report, ledger))
        .singleElement()
        .asString()
        .contains("billing");
  }

  @Test
  void disagreements_aMailTooMany_areNamed() {
    ledger.mailSeen("order-0", 1);

    assertThat(Verdict.disagreements(report, ledger))
        .anySatisfy(line -> assertThat(line).startsWith("mails:"));
  }

  @Test
  void disagreements_storefrontRefusedAnOrder_areNamed() {
    ledger.refused();

    assertThat(Verdict.disagreements(report, ledger)).hasSize(1);
  }

  /** Clicked at 0, answered a tenth of a second later. */
  private void order(Fate fate, boolean sampled, int mailAfterSeconds) {
    String id = "order-" + (ledger.placed() + 1);
    ledger.placed(new Ledger.Placed(id, fate, 0, 100_000_000, sampled));
    if (mailAfterSeconds > 0) {
      ledger.mailSeen(id, TimeUnit.SECONDS.toNanos(mailAfterSeconds));
    }
  }
}
