package io.baton.management.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.upload.UploadFigures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Optional;
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
    UploadManagement management = new UploadManagement(() -> up[0], figures);
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    management.register(Optional.of(registry));
    try {
      ObjectName name = new ObjectName("io.baton:type=Database");
      assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Up"))
          .isEqualTo(true);
      assertThat(registry.get("baton.database.up").gauge().value()).isEqualTo(1);
      assertThat(registry.get("baton.uploads.receiving").gauge().value()).isEqualTo(3);
      assertThat(registry.get("baton.uploads.refused").functionCounter().count()).isEqualTo(5);

      up[0] = false;
      assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Up"))
          .isEqualTo(false);
      assertThat(registry.get("baton.database.up").gauge().value()).isZero();
    } finally {
      management.unregister();
    }
  }
}
