package io.baton.location.load;

import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.PlacePromise;
import io.baton.model.cluster.SupplierCondition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this node knows of the providers' load: pushed by them, polled when a push is late (R17,
 * R18), and what was assigned since (R16). Thread-safe; never blocks.
 */
public interface LoadBoard {
  /** What is known of a provider; empty if it never said anything. */
  Optional<LoadView> find(String provider);

  /** Every provider of which something is known, by name. */
  List<LoadView> all();

  /**
   * What a node measured of those that supply it, the worst first (R11); empty if it said nothing
   * of them lately. An anchor that is no provider says so too.
   */
  List<SupplierCondition> suppliers(String anchor);

  /** Takes in a statement, however it came; an older one than known is ignored. */
  void accept(LoadStatement statement);

  /**
   * Counts what was just assigned to a provider, until a statement that was measured later counts
   * it, or for some seconds. Repeated with the same assignment it counts once.
   *
   * @param place where it is sent to; empty if that is not known
   */
  void assigned(String provider, String assignment, long bitrate, String place);

  /**
   * A provider is ready for what {@link #assigned} counted: from its statement on it counts the
   * stream itself, so that nothing is counted twice.
   */
  void prepared(String assignment, LoadStatement statement);

  /** Takes back what {@link #assigned} counted, because the provider refused or did not answer. */
  void unassigned(String provider, String assignment);

  /** A provider did not answer: it is not alive until it says something again. */
  void silent(String provider);

  /** Time since a provider last said something; empty if it never did. */
  Optional<Duration> age(String provider);

  /** A request to a node and its answer took so long. */
  void roundTrip(String node, Duration time);

  /**
   * What is known of a provider's load.
   *
   * @param statement what it said last
   * @param age since it said so
   * @param alive whether it speaks as often as it should, or answers polls
   * @param pendingSessions streams assigned since and not yet in the statement
   * @param pendingBandwidth bits a second assigned since and not yet in the statement
   * @param pendingPlaces of that, by the place that it is sent to, if that is known
   * @param dispatched streams assigned by this manager in the last minute (dispatch history, R20)
   * @param dispatchAge since the last of them; empty if there never was any
   * @param roundTrip measured time of a request to it and back; empty if none was measured
   * @param roundTripAge since that was measured last; empty if it never was
   */
  record LoadView(
      LoadStatement statement,
      Duration age,
      boolean alive,
      int pendingSessions,
      long pendingBandwidth,
      Map<String, Long> pendingPlaces,
      long dispatched,
      Optional<Duration> dispatchAge,
      Optional<Duration> roundTrip,
      Optional<Duration> roundTripAge) {
    public LoadView {
      pendingPlaces = Map.copyOf(pendingPlaces);
    }

    public String node() {
      return statement.node();
    }

    /** Bits a second that are promised, what was just assigned included. */
    public long promisedBandwidth() {
      return statement.reservedBandwidth() + pendingBandwidth;
    }

    /** Bits a second that are promised to other places, what was just assigned included. */
    public Map<String, Long> promisedPlaces() {
      Map<String, Long> places = new HashMap<>(pendingPlaces);
      for (PlacePromise promise : statement.places()) {
        places.merge(promise.place(), promise.bandwidth(), Long::sum);
      }
      return places;
    }

    /** Sessions that there are or will be, what was just assigned included. */
    public int promisedSessions() {
      return statement.sessions() + pendingSessions;
    }
  }
}
