package io.baton.catalog.upload;

import io.baton.catalog.journal.CatalogLog;
import io.baton.connector.StreamConnection;
import io.baton.connector.media.MediaArrival;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.UploadDescription;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Takes in what arrives in the watched directory. The next look is set when the last one is over,
 * for copying a film takes a while.
 */
@Singleton
@Startup
@DependsOn({"ImportRecovery", "UploadIntake"})
@LocalBean
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class ArrivalTimer {
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final String UNKNOWN = "";

  @Resource private TimerService timers;
  @EJB private LocalEngine engine;
  @EJB private UploadIntake intake;

  /** For the container. */
  public ArrivalTimer() {}

  ArrivalTimer(TimerService timers, LocalEngine engine, UploadIntake intake) {
    this.timers = timers;
    this.engine = engine;
    this.intake = intake;
  }

  @PostConstruct
  void setNext() {
    timers.createSingleActionTimer(PERIOD.toMillis(), new TimerConfig(null, false));
  }

  @Timeout
  void look() {
    try {
      arrivals().forEach(this::takeIn);
    } finally {
      setNext();
    }
  }

  private List<MediaArrival> arrivals() {
    try (StreamConnection connection = engine.connect()) {
      return connection.media().arrivals();
    } catch (EngineUnavailableException e) {
      // The node is about to stop.
      return List.of();
    }
  }

  private void takeIn(MediaArrival arrival) {
    try (InputStream body = Files.newInputStream(arrival.file())) {
      OptionalLong length = OptionalLong.of(Files.size(arrival.file()));
      intake.take(
          new UploadDescription(arrival.path(), length, UNKNOWN, UploadDescription.NORMAL, false),
          body);
    } catch (IOException | MediaStoreException | IllegalArgumentException e) {
      CatalogLog.LOG.notTaken(arrival.file().toString(), e.getMessage());
    }
  }
}
