package io.baton.node;

import io.baton.connector.RtspEndpoint;
import io.baton.connector.StreamConnection;
import io.baton.connector.figures.EngineStatistics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;

/** Monitors the node it runs on. */
@Singleton
@Startup
@DependsOn("LocalEngine")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LocalNodeMonitor implements NodeMonitor {
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(1);
  private static final Duration PROBE_AGE = Duration.ofSeconds(1);

  @EJB private LocalEngine engine;

  private NodeSettings settings;
  private Cached<Boolean> rtspAnswers;

  /** For the container. */
  public LocalNodeMonitor() {}

  LocalNodeMonitor(LocalEngine engine) {
    this.engine = engine;
    start();
  }

  @PostConstruct
  void start() {
    settings = NodeSettings.current();
    RtspProbe probe = new RtspProbe(PROBE_LIMIT);
    rtspAnswers =
        new Cached<>(() -> probe.answers(rtspEndpoint()), PROBE_AGE, SteadyClock.system());
  }

  @Override
  public NodeStatus status() {
    try (StreamConnection connection = engine.connect()) {
      EngineStatistics statistics = connection.statistics();
      return new NodeStatus(
          settings.name(),
          Version.current(),
          settings.roles(),
          statistics.started(),
          connection.endpoint(),
          connection.load(),
          statistics,
          connection.media().staged().size(),
          rtspAnswers.get());
    }
  }

  private RtspEndpoint rtspEndpoint() {
    try (StreamConnection connection = engine.connect()) {
      return connection.endpoint();
    }
  }
}
