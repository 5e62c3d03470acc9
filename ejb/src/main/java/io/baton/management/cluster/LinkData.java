package io.baton.management.cluster;

import io.baton.metrics.Seconds;
import io.baton.overview.NetworkView.LinkView;
import java.time.Duration;

/** A link between places, in one direction, as management tools show it. */
public final class LinkData {
  private final LinkView link;

  LinkData(LinkView link) {
    this.link = link;
  }

  public String getFrom() {
    return link.from();
  }

  public String getTo() {
    return link.to();
  }

  /** Bits a second. */
  public long getBandwidth() {
    return link.path().bandwidth().orElse(-1);
  }

  /** Milliseconds; -1 if it is not known. */
  public long getLatencyMillis() {
    return link.path().latency().map(Duration::toMillis).orElse(-1L);
  }

  /** 1 in the same place, the less the longer the way. */
  public double getProximity() {
    return link.path().proximity();
  }

  /** Bits a second that providers have promised to send that way. */
  public long getPromisedBandwidth() {
    return link.promised();
  }

  /** Seconds since the oldest statement of a provider that this is known by. */
  public double getPromisedAge() {
    return Seconds.of(link.promisedAge());
  }
}
