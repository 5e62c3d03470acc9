package io.baton.location.load;

import io.baton.cluster.ClusterDirectory;
import io.baton.location.network.NetworkMap;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.cluster.PlacePromise;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up as streams come and go. Where the node, or what it streams to, has no place, nothing is
 * counted.
 */
@Singleton
@Startup
@DependsOn("InfinispanClusterDirectory")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CountedPlacePromises implements PlacePromises {
  private static final Comparator<PlacePromise> GREATEST_FIRST =
      Comparator.comparingLong(PlacePromise::bandwidth)
          .reversed()
          .thenComparing(PlacePromise::place);

  @EJB private ClusterDirectory directory;

  private final Map<String, PlacePromise> byAssignment = new HashMap<>();
  private final Map<String, Long> byPlace = new HashMap<>();
  private NetworkMap network;

  /** For the container. */
  public CountedPlacePromises() {}

  public CountedPlacePromises(ClusterDirectory directory, NetworkMap network) {
    this.directory = directory;
    this.network = network;
  }

  @PostConstruct
  void start() {
    network = LocationSettings.current().network();
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
