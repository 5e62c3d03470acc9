package io.baton.location.load;

import io.baton.model.cluster.LoadStatement;
import io.baton.support.Samples;
import java.util.List;

/** Load statements to test with. */
public final class LoadSamples {
  private LoadSamples() {}

  public static LoadStatement statement(String node, long sequence) {
    return statement(node, 1, sequence, 1);
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
        List.of());
  }
}
