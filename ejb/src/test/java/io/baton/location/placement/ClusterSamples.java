package io.baton.location.placement;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.content.LocatedCopy;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.PlacePromise;
import io.baton.model.media.MediaCopy;
import io.baton.node.NodeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Nodes, copies and loads to test placement with. */
public final class ClusterSamples {
  static final String CONTENT = "ab".repeat(32);

  private ClusterSamples() {}

  static NodeAdvertisement node(String name, String... roles) {
    Set<String> on = roles.length == 0 ? NodeSettings.ROLES : Set.of(roles);
    return new NodeAdvertisement(name, 1, on, name + ".example.org", 8554, 5683, 8080, "", 0);
  }

  static NodeAdvertisement nodeAt(String name, String location, int priority) {
    return new NodeAdvertisement(
        name, 1, NodeSettings.ROLES, name + ".example.org", 8554, 5683, 8080, location, priority);
  }

  /** A node that supervises certain providers only. */
  public static NodeAdvertisement supervising(NodeAdvertisement node, Set<String> providers) {
    return new NodeAdvertisement(
        node.name(),
        node.incarnation(),
        node.roles(),
        node.host(),
        node.rtspPort(),
        node.ofpPort(),
        node.httpPort(),
        node.location(),
        node.priority(),
        providers,
        node.piecesPort(),
        node.state());
  }

  /** The same node, which supplies pieces. */
  public static NodeAdvertisement supplying(NodeAdvertisement node) {
    return new NodeAdvertisement(
        node.name(),
        node.incarnation(),
        node.roles(),
        node.host(),
        node.rtspPort(),
        node.ofpPort(),
        node.httpPort(),
        node.location(),
        node.priority(),
        node.supervises(),
        8555,
        node.state());
  }

  /** A copy of a film of 2 Mbit/s. */
  static LocatedCopy copy(String node) {
    return copy(node, CONTENT);
  }

  static LocatedCopy copy(String node, String content) {
    return new LocatedCopy(
        node, new MediaCopy("film.mp4", content, 60_000, 2_000_000, 0, List.of("H264")));
  }

  /** An idle provider of 1 Gbit/s, changed as a test wants it. */
  static LoadView load(String node, UnaryOperator<LoadChange> change) {
    return change.apply(new LoadChange()).view(node);
  }

  /** What is different from an idle provider. */
  static final class LoadChange {
    private long maxBandwidth = 1_000_000_000;
    private long reserved;
    private long sent;
    private long meanSent;
    private int maxSessions = 1000;
    private int sessions;
    private int pendingSessions;
    private long pendingBandwidth;
    private long dispatched;
    private double cpu = 0.1;
    private double meanCpu = 0.1;
    private double maxCpu = 0.9;
    private double lateness;
    private long freeMemory = 500;
    private long maxMemory = 1000;
    private boolean alive = true;
    private boolean admitting = true;
    private String refusal = "";
    private List<PlacePromise> places = List.of();
    private Map<String, Long> pendingPlaces = Map.of();
    private Optional<Duration> roundTrip = Optional.empty();

    LoadChange bandwidth(long limit, long promised) {
      maxBandwidth = limit;
      reserved = promised;
      return this;
    }

    LoadChange traffic(long now, long mean) {
      sent = now;
      meanSent = mean;
      return this;
    }

    LoadChange sessions(int limit, int used) {
      maxSessions = limit;
      sessions = used;
      return this;
    }

    LoadChange pending(int streams, long bits) {
      pendingSessions = streams;
      pendingBandwidth = bits;
      return this;
    }

    /** Has promised to send to a place, and what was just assigned goes there too. */
    LoadChange sendingTo(String place, long promised, long pendingBits) {
      places = List.of(new PlacePromise(place, promised));
      pendingPlaces = Map.of(place, pendingBits);
      return this;
    }

    LoadChange dispatched(long streams) {
      dispatched = streams;
      return this;
    }

    LoadChange cpu(double now, double mean) {
      cpu = now;
      meanCpu = mean;
      return this;
    }

    LoadChange maxCpu(double limit) {
      maxCpu = limit;
      return this;
    }

    LoadChange lateness(double millis) {
      lateness = millis;
      return this;
    }

    LoadChange memory(long free, long limit) {
      freeMemory = free;
      maxMemory = limit;
      return this;
    }

    LoadChange alive(boolean lives) {
      alive = lives;
      return this;
    }

    LoadChange admitting(boolean admits) {
      admitting = admits;
      return this;
    }

    LoadChange refusing(String why) {
      refusal = why;
      return this;
    }

    LoadChange roundTrip(Duration time) {
      roundTrip = Optional.of(time);
      return this;
    }

    private LoadView view(String node) {
      LoadStatement statement =
          new LoadStatement(
              node,
              1,
              1,
              Instant.EPOCH,
              1,
              sessions,
              maxSessions,
              sent,
              meanSent,
              reserved,
              maxBandwidth,
              cpu,
              meanCpu,
              maxCpu,
              lateness,
              freeMemory,
              maxMemory,
              1L << 40,
              admitting,
              refusal,
              places,
              List.of());
      return new LoadView(
          statement,
          Duration.ofMillis(100),
          alive,
          pendingSessions,
          pendingBandwidth,
          pendingPlaces,
          dispatched,
          Optional.empty(),
          roundTrip,
          Optional.empty());
    }
  }
}
