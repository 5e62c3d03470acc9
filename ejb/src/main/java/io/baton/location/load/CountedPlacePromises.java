package io.baton.location.load;

import io.baton.cluster.ClusterDirectory;
import io.baton.location.network.NetworkMap;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.cluster.PlacePromise;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up as streams come and go. Where the node, or what it streams to, has no place, nothing is
 * counted.
 */
public final class CountedPlacePromises implements PlacePromises {
  private static final Comparator<PlacePromise> GREATEST_FIRST =
      Comparator.comparingLong(PlacePromise::bandwidth)
          .reversed()
          .thenComparing(PlacePromise::place);

  private final ClusterDirectory directory;

  private final Map<String, PlacePromise> byAssignment = new HashMap<>();
  private final Map<String, Long> byPlace = new HashMap<>();
  private final NetworkMap network;

  public CountedPlacePromises(ClusterDirectory directory, NetworkMap network) {
    this.directory = directory;
    this.network = network;
  }

  @Override
  public void hold(AssignmentRecord assignment) {
    String place =
        network.destination(
            assignment.mode(), directory.find(assignment.anchor()), assignment.client());
    String here = directory.self().location();
    if (!place.isEmpty() && !here.isEmpty() && !place.equals(here)) {
      hold(assignment.assignment(), new PlacePromise(place, assignment.bitrate()));
    }
  }

  private synchronized void hold(String assignment, PlacePromise promise) {
    if (byAssignment.putIfAbsent(assignment, promise) == null) {
      byPlace.merge(promise.place(), promise.bandwidth(), Long::sum);
    }
  }

  @Override
  public synchronized void release(String assignment) {
    PlacePromise promise = byAssignment.remove(assignment);
    if (promise != null) {
      byPlace.merge(promise.place(), -promise.bandwidth(), CountedPlacePromises::sumUnlessNothing);
    }
  }

  /** A place that nothing is promised to is forgotten. */
  private static Long sumUnlessNothing(long sum, long change) {
    return sum + change == 0 ? null : sum + change;
  }

  @Override
  public synchronized List<PlacePromise> sums() {
    return byPlace.entrySet().stream()
        .map(sum -> new PlacePromise(sum.getKey(), sum.getValue()))
        .sorted(GREATEST_FIRST)
        .limit(MOST_PLACES)
        .toList();
  }
}
