package io.baton.engine.admission;

import io.baton.engine.delivery.load.LoadSample;
import io.baton.engine.delivery.load.LoadSample.Supplied;
import io.baton.engine.memory.ClientMemory;
import io.baton.engine.memory.MemoryPlan;
import java.time.Duration;

/** Measurements to be judged. */
final class LoadSamples {
  private LoadSamples() {}

  /** Memory for 16 interleaved clients. */
  static ClientMemory memory() {
    return new ClientMemory(new MemoryPlan(1, 1, 1, 1 << 20, 1 << 19));
  }

  /** Packets in time. */
  static LoadSample sample(long bandwidth, double cpu) {
    return sample(bandwidth, cpu, cpu, Duration.ZERO);
  }

  /**
   * A measurement.
   *
   * @param cpu what streams use
   * @param machineCpu what all programs use
   * @param late sustained lateness
   */
  static LoadSample sample(long bandwidth, double cpu, double machineCpu, Duration late) {
    return sample(bandwidth, cpu, cpu, machineCpu, late, Supplied.NOTHING);
  }

  /** Packets in time, and pieces that are supplied. */
  static LoadSample sample(long bandwidth, double loopCpu, Supplied supplied) {
    double cpu = loopCpu + supplied.cpu();
    return sample(bandwidth, loopCpu, cpu, cpu, Duration.ZERO, supplied);
  }

  private static LoadSample sample(
      long bandwidth,
      double loopCpu,
      double cpu,
      double machineCpu,
      Duration late,
      Supplied supplied) {
    return new LoadSample(
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        bandwidth,
        0,
        loopCpu,
        cpu,
        machineCpu,
        late,
        late,
        late,
        late,
        supplied);
  }
}
