package io.baton.location.load;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.StreamConnection;
import io.baton.connector.figures.LoadReport;
import io.baton.location.content.LogicalContentDatabase;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.SupplierCondition;
import io.baton.node.LocalEngine;
import io.baton.node.NodeSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Measures by the engine and the Java virtual machine. */
public final class EngineLoadMeter implements LoadMeter {
  private static final double NANOS_A_MILLI = 1e6;

  private final LocalEngine engine;
  private final ClusterDirectory directory;
  private final LogicalContentDatabase contents;
  private final PlacePromises promises;

  private final Clock clock;
  private final MinuteWindow bandwidth = new MinuteWindow();
  private final MinuteWindow cpu = new MinuteWindow();
  private long sequence;

  public EngineLoadMeter(
      LocalEngine engine,
      ClusterDirectory directory,
      LogicalContentDatabase contents,
      PlacePromises promises,
      Clock clock) {
    this.engine = engine;
    this.directory = directory;
    this.contents = contents;
    this.promises = promises;
    this.clock = clock;
  }

  /** Measures and numbers under one lock, so that the higher number is the later measurement. */
  @Override
  public synchronized LoadStatement measure() {
    try (StreamConnection connection = engine.connect()) {
      LoadReport report = connection.load();
      Instant now = clock.instant();
      bandwidth.add(now, (double) report.bandwidth());
      cpu.add(now, report.cpu());
      sequence++;
      return statement(report, connection.statistics().supply().suppliers(), now);
    }
  }

  private LoadStatement statement(
      LoadReport report, List<SupplierCondition> suppliers, Instant now) {
    NodeAdvertisement self = directory.self();
    Runtime runtime = Runtime.getRuntime();
    return new LoadStatement(
        self.name(),
        self.incarnation(),
        sequence,
        now,
        contents.version(),
        report.sessions(),
        report.maxSessions(),
        report.bandwidth(),
        Math.round(bandwidth.mean(now)),
        report.reservedBandwidth(),
        report.maxBandwidth(),
        report.cpu(),
        cpu.mean(now),
        report.maxCpu(),
        report.lateness().toNanos() / NANOS_A_MILLI,
        runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory(),
        runtime.maxMemory(),
        report.freeMediaBytes(),
        self.has(NodeSettings.PROVIDER) && !self.isDraining(),
        report.admission().refusal(),
        promises.sums(),
        suppliers);
  }
}
