package io.baton.management.node;

import io.baton.catalog.journal.DatabaseState;
import io.baton.catalog.upload.UploadFigures;
import io.baton.management.MBeans;
import io.baton.metrics.Figure;
import io.baton.metrics.FigureUnit;
import io.baton.metrics.Metrics;
import io.baton.metrics.Publication;
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
import java.util.List;

/** Registers what is to be seen of uploads and the database. All of it is read from memory. */
@Singleton
@Startup
@DependsOn({"MetricsPublisher", "ImportTimer", "UploadIntake"})
@LocalBean
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class UploadManagement {
  @EJB private DatabaseState database;
  @EJB private UploadFigures uploads;
  @EJB private Metrics metrics;

  private final MBeans beans = new MBeans();
  private Publication published;

  /** For the container. */
  public UploadManagement() {}

  UploadManagement(DatabaseState database, UploadFigures uploads, Metrics metrics) {
    this.database = database;
    this.uploads = uploads;
    this.metrics = metrics;
  }

  @PostConstruct
  void start() {
    beans.register("Database", database::isUp, DatabaseMXBean.class);
    published = metrics.publish(figures(), () -> uploads);
  }

  private List<Figure<UploadFigures>> figures() {
    return List.of(
        Figure.gauge(
            "",
            "baton_database_up",
            FigureUnit.NONE,
            int.class,
            "1 if the database answers, 0 if it does not.",
            figures -> database.isUp() ? 1 : 0),
        Figure.gauge(
            "",
            "baton_uploads_receiving",
            FigureUnit.NONE,
            int.class,
            "Uploads that are received now.",
            UploadFigures::receiving),
        Figure.counter(
            "",
            "baton_uploads_refused_total",
            FigureUnit.NONE,
            "Uploads refused since the start by a limit.",
            UploadFigures::refused));
  }

  @PreDestroy
  void unregister() {
    published.close();
    beans.close();
  }
}
