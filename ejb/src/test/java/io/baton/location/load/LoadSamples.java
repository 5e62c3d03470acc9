package io.baton.location.load;

import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.SupplierCondition;
import io.baton.support.Samples;
import java.util.List;

/** Load statements to test with. */
public final class LoadSamples {
  private LoadSamples() {}

  public static LoadStatement statement(String node, long sequence) {
    return statement(node, 1, sequence, 1);
  }

  /** What an anchor says of those that supply it. */
  public static LoadStatement measuring(
      String node, long sequence, SupplierCondition... suppliers) {
    LoadStatement said = statement(node, sequence);
    return new LoadStatement(
        said.node(),
        said.incarnation(),
        said.sequence(),
        said.measured(),
        said.catalogVersion(),
        said.sessions(),
        said.maxSessions(),
        said.bandwidth(),
        said.meanBandwidth(),
        said.reservedBandwidth(),
        said.maxBandwidth(),
        said.cpu(),
        said.meanCpu(),
        said.maxCpu(),
        said.latenessMillis(),
        said.freeMemory(),
        said.maxMemory(),
        said.freeDisk(),
        said.admitting(),
        said.refusal(),
        said.places(),
        List.of(suppliers));
  }

  static LoadStatement statement(
      String node, long incarnation, long sequence, long catalogVersion) {
    return new LoadStatement(
        node,
        incarnation,
        sequence,
        Samples.START,
        catalogVersion,
        3,
        100,
        4_000_000,
        4_000_000,
        6_000_000,
        1_000_000_000,
        0.25,
        0.2,
        0.9,
        4,
        1 << 20,
        1 << 30,
        1L << 40,
        true,
        "",
        List.of(),
        List.of());
  }
}
