package io.baton.catalog.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.CatalogFixture;
import io.baton.catalog.MediaQuery;
import io.baton.catalog.journal.MediaState;
import io.baton.connector.media.MediaArrival;
import io.baton.model.media.MediaPath;
import jakarta.ejb.TimerService;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalTimerTest {
  private final CatalogFixture beans = new CatalogFixture();
  private int timers;
  private final ArrivalTimer timer =
      new ArrivalTimer(timerService(), beans.engine.local(), beans.intake);

  @TempDir private Path directory;

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void importsWhatArrived() throws Exception {
    arrive("films/a.mp4", Files.write(directory.resolve("a.mp4"), CatalogFixture.body()));
    timer.look();
    beans.importAll();

    assertThat(beans.find("films/a.mp4").state()).isEqualTo(MediaState.READY);
    assertThat(beans.find("films/a.mp4").publisher()).isEmpty();
    assertThat(directory.resolve("a.mp4")).exists();
  }

  @Test
  void goesOnAfterAFileThatCannotBeRead() throws Exception {
    arrive("gone.mp4", directory.resolve("gone.mp4"));
    arrive("a.mp4", Files.write(directory.resolve("a.mp4"), CatalogFixture.body()));

    timer.look();

    assertThat(beans.catalog.list(MediaQuery.byName("", 0, 10)).records()).hasSize(1);
    assertThat(timers).isEqualTo(1);
  }

  @Test
  void looksAgainLaterWhenTheEngineIsDown() {
    beans.engine.stop();

    timer.look();

    assertThat(timers).isEqualTo(1);
  }

  private void arrive(String path, Path file) {
    beans.store.arrive(new MediaArrival(new MediaPath(path), file));
  }

  private TimerService timerService() {
    return (TimerService)
        Proxy.newProxyInstance(
            TimerService.class.getClassLoader(),
            new Class<?>[] {TimerService.class},
            (proxy, method, arguments) -> {
              timers++;
              return null;
            });
  }
}
