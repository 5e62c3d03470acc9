package io.baton.management.node;

import io.baton.catalog.journal.DatabaseState;
import io.baton.catalog.upload.UploadFigures;
import io.baton.management.Figure;
import io.baton.management.MBeans;
import io.baton.management.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Registers what is to be seen of uploads and the database. All of it is read from memory. */
@Singleton
@Startup
@DependsOn({"ImportTimer", "UploadIntake"})
@LocalBean
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class UploadManagement {
  @EJB private DatabaseState database;
  @EJB private UploadFigures uploads;
  @Inject private Instance<MeterRegistry> registries;

  private final MBeans beans = new MBeans();
  private Optional<Meters<UploadFigures>> meters = Optional.empty();

  /** For the container. */
  public UploadManagement() {}

  UploadManagement(DatabaseState database, UploadFigures uploads) {
    this.database = database;
    this.uploads = uploads;
  }

  @PostConstruct
  void start() {
    register(registries.stream().findFirst());
  }

  void register(Optional<MeterRegistry> registry) {
    beans.register("Database", database::isUp, DatabaseMXBean.class);
    meters = registry.map(this::meters);
  }

  private Meters<UploadFigures> meters(MeterRegistry registry) {
    Meters<UploadFigures> all = new Meters<>(registry, () -> uploads);
    all.register(figures());
    return all;
  }

  private List<Figure<UploadFigures>> figures() {
    return List.of(
        Figure.gauge(
            "",
            "baton.database.up",
            "",
            int.class,
            "1 if the database answers, 0 if it does not.",
            figures -> database.isUp() ? 1 : 0),
        Figure.gauge(
            "",
            "baton.uploads.receiving",
            "",
            int.class,
            "Uploads that are received now.",
            UploadFigures::receiving),
        Figure.counter(
            "",
            "baton.uploads.refused",
            "",
            "Uploads refused since the start by a limit.",
            UploadFigures::refused));
  }

  @PreDestroy
  void unregister() {
    meters.ifPresent(Meters::close);
    beans.close();
  }
}
