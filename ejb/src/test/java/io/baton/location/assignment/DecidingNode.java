package io.baton.location.assignment;

import io.baton.cluster.OfpMessenger;
import io.baton.connector.figures.AdmissionStatus;
import io.baton.connector.figures.LoadReport;
import io.baton.connector.media.MediaEntry;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.location.load.LocationSettings;
import io.baton.location.ofp.NodeOfpService;
import io.baton.location.placement.DeliveryModes;
import io.baton.location.provider.LocalServiceProvider;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import io.baton.node.NodeSettings;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeDrain;
import io.baton.support.FakeEngine;
import io.baton.support.KnowingNode;
import io.baton.support.OfpNetwork;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A node that knows and decides, in a network in memory. */
public final class DecidingNode {
  public final KnowingNode knows;
  public final FakeEngine engine;
  final OfpMessenger messenger;
  public final LocalServiceProvider provider;
  public final ClusterLocationManager manager;
  public final AnchoredSupply supply;
  public final FakeDrain drain;
  final AssignmentStore store;

  /** With all roles, work done at once, and settings as given. */
  public DecidingNode(
      OfpNetwork network,
      TestClock clock,
      FakeClusterDirectory directory,
      AssignmentStore store,
      Properties settings) {
    this(network, clock, directory, store, settings, Runnable::run);
  }

  public DecidingNode(
      OfpNetwork network,
      TestClock clock,
      FakeClusterDirectory directory,
      AssignmentStore store,
      Properties settings,
      Executor workers) {
    this.store = store;
    knows = new KnowingNode(network, clock, directory, LocationSettings.read(settings));
    engine = knows.engine;
    engine.connect(network.join(directory.self().name()));
    messenger = new OfpMessenger(directory, engine.local());
    provider =
        new LocalServiceProvider(
            engine.local(),
            directory,
            messenger,
            knows.meter,
            knows.own,
            knows.promises,
            workers,
            clock);
    supply = new AnchoredSupply(messenger, clock);
    drain = new FakeDrain(directory.self().name());
    manager =
        new ClusterLocationManager(
            directory,
            messenger,
            knows.contents,
            knows.board,
            knows.supervision,
            store,
            workers,
            clock,
            () -> clock.millis() * 1_000_000);
    manager.start(
        AssignmentSettings.read(settings),
        DeliveryModes.read(settings),
        LocationSettings.read(settings));
    messenger.serve(
        new NodeOfpService(
            new NodeSettings(directory.self().name(), directory.self().roles()),
            directory,
            manager,
            provider,
            supply,
            request -> {
              throw new OfpException(OfpStatus.NOT_FOUND, "no sessions here");
            },
            drain,
            knows.board,
            knows.supervision));
  }

  /** Holds a film of 2 Mbit/s under a name. */
  public void hold(String path, ContentId content) {
    engine
        .media()
        .put(
            new MediaEntry(
                new MediaPath(path),
                new MediaDescription(
                    content,
                    "cd".repeat(32),
                    Duration.ofSeconds(60),
                    15_000_000,
                    2_000_000,
                    List.of()),
                Samples.START));
  }

  /** Has room for so many bits a second, and nothing to do yet. */
  void idle(long maxBandwidth) {
    engine.measure(
        new LoadReport(
            Samples.START,
            0,
            5000,
            0,
            0,
            0,
            maxBandwidth,
            0.1,
            0.9,
            Duration.ofMillis(1),
            1L << 40,
            AdmissionStatus.open(Duration.ofMillis(100))));
  }

  CompletableFuture<Assigned> assign(String assignment) {
    return assign(assignment, Set.of());
  }

  CompletableFuture<Assigned> assign(String assignment, Set<String> excluded) {
    return assign(request(assignment, "film.mp4", excluded));
  }

  /** As the portal of this node would. */
  CompletableFuture<Assigned> assign(Assign request) {
    try {
      return manager.assign(request).toCompletableFuture();
    } catch (OfpException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  Assign request(String assignment, String path, Set<String> excluded) {
    return new Assign(
        assignment,
        path,
        "192.0.2.7",
        "ann",
        DeliveryTransport.UDP,
        Optional.empty(),
        knows.directory.self().name(),
        excluded);
  }
}
