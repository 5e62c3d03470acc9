package io.baton.engine.ofp;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Drain;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.PollLoad;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.Prepared;
import io.baton.connector.ofp.PushLoad;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.QueryDrain;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Supervise;
import io.baton.connector.ofp.Withdraw;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.HandedOff;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.assignment.StreamCost;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.NodeState;
import io.baton.model.cluster.PlacePromise;
import io.baton.model.cluster.ServiceState;
import io.baton.model.cluster.Supervision;
import io.baton.model.cluster.SupplierCondition;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.ReservationUse;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaCopy;
import io.baton.model.media.MediaPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One of each message. */
public final class OfpSamples {
  static final String CONTENT = "0123456789abcdef".repeat(4);
  static final ScoreFactor FACTOR =
      new ScoreFactor("bandwidth.available", "5.2 of 8.0 Gbit/s", 0.65);
  static final LoadStatement LOAD =
      new LoadStatement(
          "node2",
          1_763_700_000_123L,
          42,
          Instant.ofEpochMilli(1_763_700_100_250L),
          7,
          120,
          5000,
          240_000_000,
          200_000_000,
          260_000_000,
          8_000_000_000L,
          0.25,
          0.2,
          0.9,
          1.5,
          500_000_000,
          1_000_000_000,
          90_000_000_000L,
          true,
          "packets leave 140 ms late",
          List.of(new PlacePromise("paris", 40_000_000)),
          List.of(new SupplierCondition("node3", 120, 31, 6, 1, 18_000_000, 24_000_000, 35)));
  static final ServiceComponent DELIVERY =
      new ServiceComponent(ServiceComponent.DELIVERY, "node2", "10.0.0.2", 8554);
  static final ServiceComponent SUPPLY =
      new ServiceComponent(ServiceComponent.SUPPLY, "node4", "10.0.0.4", 8554, 8555);
  static final Assigned ASSIGNED =
      new Assigned(
          "f00dfeed",
          "films/ähre.mp4",
          CONTENT,
          DeliveryMode.RELAY,
          "node1",
          List.of(DELIVERY),
          List.of(SUPPLY),
          2_160_000,
          List.of(FACTOR));
  static final AssignmentRecord RECORD =
      new AssignmentRecord(
          "f00dfeed",
          "films/ähre.mp4",
          CONTENT,
          "192.0.2.7",
          "viewer",
          DeliveryMode.DIRECT,
          "node3",
          "node1",
          List.of(DELIVERY),
          2_160_000,
          Instant.ofEpochMilli(1_763_700_100_000L),
          3);
  public static final NodeState STATE =
      new NodeState("node2", 1_763_700_000_123L, Set.of("portal", "slm"), 12.5, 3);
  static final Supervision SUPERVISION =
      new Supervision("node2", List.of("node1", "node3"), Set.of("node1"), 9);
  static final DrainStatus DRAIN =
      new DrainStatus("node2", ServiceState.DRAINING, 3, 2, 12_400_000, Optional.of(118_500L));
  static final HandedOff HANDED_OFF =
      new HandedOff("f00dfeed", "g00dfeed", "node2", "node3", List.of(FACTOR));
  static final Prepared PREPARED = new Prepared(LOAD);
  public static final Reservation RESERVATION =
      new Reservation(
          "f00dfeed",
          new MediaPath("films/ähre.mp4"),
          new ContentId(CONTENT),
          "192.0.2.7",
          "viewer",
          DeliveryMode.DIRECT,
          "node3",
          2_160_000,
          ReservationUse.SUPPLY);
  static final Locate LOCATE =
      new Locate(
          "films/ähre.mp4",
          "",
          DeliveryTransport.TCP,
          Optional.of(DeliveryMode.DIRECT),
          "192.0.2.7",
          false);

  private OfpSamples() {}

  static Assign assign(String id) {
    return new Assign(
        id,
        "films/ähre.mp4",
        "192.0.2.7",
        "",
        DeliveryTransport.UDP,
        Optional.empty(),
        "node3",
        Set.of("node4"));
  }

  /** Of which the first is told without its cost. */
  static Located located(int candidates) {
    return new Located(
        DeliveryMode.RELAY,
        IntStream.range(0, candidates)
            .mapToObj(
                i ->
                    new Candidate(
                        "node" + i,
                        "films/ähre.mp4",
                        CONTENT,
                        "rtsp://10.0.0." + i + ":8554/films/%C3%A4hre.mp4",
                        true,
                        1.0 / (i + 1),
                        i == 0
                            ? Optional.empty()
                            : Optional.of(new StreamCost(2_160_000, 2_120_000)),
                        List.of(FACTOR)))
            .toList());
  }

  static CatalogPage page(int copies) {
    return new CatalogPage(
        "node2",
        1_763_700_000_123L,
        7,
        IntStream.range(0, copies)
            .mapToObj(
                i ->
                    new MediaCopy(
                        "films/%04d.mp4".formatted(i),
                        CONTENT,
                        5_400_000,
                        2_080_000,
                        250,
                        List.of("H264", "MPEG4-GENERIC")))
            .toList(),
        true);
  }

  /** A request of every kind. */
  static List<OfpRequest<?>> requests() {
    return List.of(
        LOCATE,
        assign("f00dfeed"),
        new Release("f00dfeed"),
        new Prepare(RESERVATION, "node1", Set.of("node3")),
        new Withdraw("f00dfeed"),
        new Inform(RECORD),
        new PushLoad(LOAD),
        new PollLoad(),
        new QueryCatalog("films/ä &?/=.mp4"),
        new QueryStatus(),
        new Supervise(SUPERVISION),
        new Drain("node2", true, Optional.of(120_000L)),
        new QueryDrain(),
        new Handoff("f00dfeed", "node3", SupplyCause.REQUESTED));
  }

  /** What else is on the wire: answers, and payloads that are parts of requests. */
  public static List<Object> payloads() {
    return List.of(
        located(3),
        ASSIGNED,
        assign("f00dfeed"),
        new Prepare(RESERVATION, "node1", Set.of("node3")),
        PREPARED,
        RECORD,
        LOAD,
        page(2),
        STATE,
        SUPERVISION,
        new Drain("node2", true, Optional.of(120_000L)),
        new Drain("node2", false, Optional.empty()),
        DRAIN,
        new Handoff("f00dfeed", "node3", SupplyCause.REQUESTED),
        HANDED_OFF);
  }
}
