package io.baton.management.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.upload.UploadFigures;
import io.baton.support.FakeMetrics;
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class UploadManagementTest {
  @Test
  void tellsOfUploadsAndTheDatabaseWithoutAskingIt() throws Exception {
    boolean[] up = {true};
    UploadFigures figures =
        new UploadFigures() {
          @Override
          public int receiving() {
            return 3;
          }

          @Override
          public long refused() {
            return 5;
          }
        };
    FakeMetrics metrics = new FakeMetrics();
    UploadManagement management = new UploadManagement(() -> up[0], figures, metrics);
    management.start();
    try {
      ObjectName name = new ObjectName("io.baton:type=Database");
      assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Up"))
          .isEqualTo(true);
      assertThat(metrics.number("baton_database_up")).isEqualTo(1);
      assertThat(metrics.number("baton_uploads_receiving")).isEqualTo(3);
      assertThat(metrics.number("baton_uploads_refused_total")).isEqualTo(5);

      up[0] = false;
      assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Up"))
          .isEqualTo(false);
      assertThat(metrics.number("baton_database_up")).isZero();
    } finally {
      management.unregister();
    }
    assertThat(metrics.names()).isEmpty();
  }
}
