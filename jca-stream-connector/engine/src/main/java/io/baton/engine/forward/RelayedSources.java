package io.baton.engine.forward;

import io.baton.engine.rtcp.ReportBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The sources whose packets are relayed, and what their receivers report. Owned by one loop. */
final class RelayedSources {
  private final Map<Integer, Source> sources = new HashMap<>();
  private long lost;

  private static final class Source {
    private final int rtcpChannel;
    private int lost;

    Source(int rtcpChannel) {
      this.rtcpChannel = rtcpChannel;
    }

    int moreLost(int cumulative) {
      int more = Math.max(0, cumulative - lost);
      lost += more;
      return more;
    }
  }

  void add(int ssrc, int rtcpChannel) {
    sources.put(ssrc, new Source(rtcpChannel));
  }

  /**
   * Takes in what a receiver reports.
   *
   * @return the channel on which the provider is to get the report; empty if nothing is relayed
   */
  OptionalInt report(List<ReportBlock> blocks) {
    OptionalInt channel =
        sources.values().stream().mapToInt(source -> source.rtcpChannel).findAny();
    for (ReportBlock block : blocks) {
      Source source = sources.get((int) block.ssrc());
      if (source != null) {
        lost += source.moreLost(block.cumulativeLost());
        channel = OptionalInt.of(source.rtcpChannel);
      }
    }
    return channel;
  }

  /** Packets that were reported lost so far. */
  long lost() {
    return lost;
  }

  Set<Integer> ssrcs() {
    return sources.keySet();
  }
}
