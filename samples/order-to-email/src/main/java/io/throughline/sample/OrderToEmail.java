package io.throughline.sample;

import io.throughline.sample.drive.MainJob;
import io.throughline.sample.drive.MainJob.Settings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The main job's program. System properties: {@code orders} (200), {@code target} (where the report
 * and the page go), {@code serve} (stay up when done).
 */
public final class OrderToEmail {

  private OrderToEmail() {}

  public static void main(String[] args) throws Exception {
    endWithParent();
    Settings settings =
        new Settings(
            Integer.getInteger("orders", 200),
            Path.of(System.getProperty("target", "target")),
            isTrue(System.getProperty("serve")));
    int status = MainJob.run(settings, System.out) ? 0 : 1;
    System.exit(status);
  }

  /** {@code -Dserve} alone is a yes. */
  private static boolean isTrue(@Nullable String value) {
    return value != null && !value.equals("false");
  }

  /** Maven does not stop its child when it is killed itself. */
  private static void endWithParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    if (parent.isEmpty()) {
      return;
    }
    Thread watch =
        new Thread(
            () -> {
              parent.get().onExit().join();
              System.exit(1);
            },
            "end-with-parent");
    watch.setDaemon(true);
    watch.start();
  }
}
