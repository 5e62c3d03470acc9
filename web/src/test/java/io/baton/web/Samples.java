package io.baton.web;

import io.baton.catalog.MediaRecord;
import io.baton.catalog.journal.MediaState;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.RtspEndpoint;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.SessionValue;
import io.baton.connector.StreamEvent;
import io.baton.connector.Supplier;
import io.baton.connector.SupplyStatus;
import io.baton.connector.figures.AdmissionStatus;
import io.baton.connector.figures.EngineStatistics;
import io.baton.connector.figures.ForwardStatistics;
import io.baton.connector.figures.LimitStatistics;
import io.baton.connector.figures.LoadReport;
import io.baton.connector.figures.LoginStatistics;
import io.baton.connector.figures.PieceStatistics;
import io.baton.connector.figures.SupplyStatistics;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.assignment.StreamCost;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.PlacePromise;
import io.baton.model.cluster.Supervision;
import io.baton.model.cluster.SupplierCondition;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.baton.model.delivery.StreamTimeline;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaKind;
import io.baton.model.media.MediaPath;
import io.baton.model.media.TrackDescription;
import io.baton.node.NodeStatus;
import io.baton.overview.ManagerState;
import io.baton.overview.ManagerView;
import io.baton.overview.NodeView;
import io.baton.session.SessionAssignment;
import io.baton.session.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values as the service returns them. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  public static final ContentId CONTENT = new ContentId("ab".repeat(32));

  private static final TrackDescription VIDEO =
      new TrackDescription(
          0,
          MediaKind.VIDEO,
          "H264",
          90_000,
          Duration.ofMillis(60_040),
          2_000_000,
          11_000,
          1280,
          720,
          25.0,
          0,
          0,
          "");
  private static final TrackDescription AUDIO =
      new TrackDescription(
          1,
          MediaKind.AUDIO,
          "MPEG4-GENERIC",
          48_000,
          Duration.ofMillis(60_011),
          128_000,
          2_813,
          0,
          0,
          0,
          2,
          48_000,
          "eng");
  private static final MediaDescription DESCRIPTION =
      new MediaDescription(
          CONTENT,
          "cd".repeat(32),
          Duration.ofMillis(60_040),
          15_900_000,
          2_128_000,
          List.of(VIDEO, AUDIO));

  private Samples() {}

  public static MediaRecord ready(String path) {
    return record(path, MediaState.READY, 1.0, Optional.empty(), Optional.of(DESCRIPTION));
  }

  public static MediaRecord importing(String path, double progress) {
    return record(path, MediaState.IMPORTING, progress, Optional.empty(), Optional.empty());
  }

  public static MediaRecord replacing(String path) {
    return record(path, MediaState.IMPORTING, 0.5, Optional.empty(), Optional.of(DESCRIPTION));
  }

  public static MediaRecord rejected(String path, String reason) {
    return record(path, MediaState.REJECTED, 0.0, Optional.of(reason), Optional.empty());
  }

  private static MediaRecord record(
      String path,
      MediaState state,
      double progress,
      Optional<String> reason,
      Optional<MediaDescription> description) {
    return new MediaRecord(
        new MediaPath(path), state, progress, reason, description, "pat", 16_000_000, NOON);
  }

  public static SessionSnapshot session(String id) {
    return session(id, Optional.empty(), SessionValue.NONE);
  }

  /** A session that node2 supplies, with node3 as its standby. */
  public static SessionSnapshot supplied(String id) {
    SessionSupply supply =
        new SessionSupply(
            "a2",
            2,
            List.of(
                new Supplier("node2", "192.0.2.2", 8555),
                new Supplier("node3", "192.0.2.3", 8555)));
    return session(
        id,
        Optional.of(
            new SupplyStatus("a2", "node2", List.of("node3"), Duration.ofMillis(3960), 1, 65_536)),
        new SessionValue(2, StreamTimeline.NONE, List.of(), Optional.of(supply)));
  }

  /** Node4 failed, and node2 took over. */
  public static StreamEvent.SupplyChanged change(String session) {
    return new StreamEvent.SupplyChanged(
        NOON,
        session,
        "a1",
        "node4",
        "node2",
        SupplyCause.UNREACHABLE,
        17,
        4711,
        Duration.ofMillis(4));
  }

  private static SessionSnapshot session(
      String id, Optional<SupplyStatus> supply, SessionValue value) {
    return new SessionSnapshot(
        id,
        new MediaPath("films/a.mp4"),
        CONTENT,
        "192.0.2.7",
        "viv",
        "",
        DeliveryTransport.UDP,
        SessionState.PLAYING,
        Duration.ofMillis(31_700),
        1.0,
        1.0,
        NOON,
        5_000,
        6_000_000,
        2_128_000,
        0.015625,
        12,
        Optional.of(Duration.ofMillis(3)),
        supply,
        value);
  }

  /** The same as a node recorded it. */
  public static SessionRecord recorded(String id, String node) {
    return new SessionRecord(
        id,
        node,
        "node1",
        1,
        new MediaPath("films/a.mp4"),
        CONTENT,
        "192.0.2.7",
        "viv",
        DeliveryTransport.UDP,
        SessionState.PLAYING,
        Duration.ofMillis(31_700),
        1.0,
        1.0,
        NOON,
        0.25,
        NOON.plusSeconds(5),
        StreamTimeline.NONE,
        List.of(),
        List.of(new SessionAssignment("a7", ServiceComponent.SUPPLY, "node3", 1)));
  }

  public static NodeStatus node(RtspEndpoint endpoint, boolean rtspAnswers, long freeMediaBytes) {
    return new NodeStatus(
        "node1",
        "1.0.0",
        Set.of("provider", "portal"),
        NOON,
        endpoint,
        new LoadReport(
            NOON,
            3,
            5_000,
            2,
            4_000_000,
            6_000_000,
            8_000_000_000L,
            0.25,
            0.9,
            Duration.ofNanos(2_500_000),
            freeMediaBytes,
            new AdmissionStatus(
                "",
                Duration.ofMillis(100),
                0.5,
                1 << 20,
                1 << 30,
                0,
                new AdmissionStatus.Refused(1, 0, 0, 0, 0, 0))),
        new EngineStatistics(
            NOON,
            10,
            4,
            100,
            1,
            2,
            5,
            0,
            1,
            0,
            90_000,
            100_000_000,
            9_000,
            0,
            0,
            0,
            12,
            0,
            Duration.ofMillis(1),
            Duration.ofMillis(4),
            Duration.ofMillis(9),
            "gso",
            new LimitStatistics(22, 23, 24, new LoginStatistics(25, 26, 27), 29),
            new ForwardStatistics(1, 2, 0, 0),
            new PieceStatistics(5, 4, 0, 0, 600, 1, 2, 70_000_000),
            new SupplyStatistics(
                2,
                1,
                300,
                60_000_000,
                280,
                20,
                3,
                262_144,
                1,
                0,
                0,
                1,
                Duration.ofMillis(4),
                Duration.ofMillis(4),
                512 << 20,
                3 << 20,
                List.of())),
        1,
        rtspAnswers);
  }

  /** What a node tells of itself. */
  public static NodeAdvertisement advertisement(String name) {
    return new NodeAdvertisement(
        name,
        NOON.toEpochMilli(),
        Set.of("portal", "slm", "provider"),
        "192.0.2.1",
        8554,
        5683,
        8080,
        "berlin",
        5);
  }

  /** What a provider says of its load. */
  public static LoadStatement statement(String node) {
    return new LoadStatement(
        node,
        NOON.toEpochMilli(),
        42,
        NOON,
        7,
        3,
        5_000,
        4_000_000,
        3_000_000,
        6_000_000,
        8_000_000_000L,
        0.25,
        0.2,
        0.9,
        2.5,
        500_000_000,
        1_000_000_000,
        80_000_000_000L,
        true,
        "",
        List.of(new PlacePromise("paris", 2_000_000)),
        List.of());
  }

  /** A member of which everything is known. */
  public static NodeView nodeView(String name) {
    return new NodeView(
        advertisement(name),
        name.equals("node1"),
        Optional.of(
            new LoadView(
                statement(name),
                Duration.ofMillis(120),
                true,
                2,
                4_000_000,
                Map.of("paris", 1_000_000L),
                9,
                Optional.of(Duration.ofSeconds(20)),
                Optional.of(Duration.ofNanos(300_000)),
                Optional.of(Duration.ofSeconds(3)))),
        Optional.of(new CatalogView(name, NOON.toEpochMilli(), 7, 120, Duration.ofMillis(80))),
        List.of(new SupplierCondition("node3", 120, 31, 6, 1, 18_000_000, 24_000_000, 35)),
        Optional.of(new Supervision(name, List.of("node1", "node2"), 3)));
  }

  /** An assignment of node2 to node3 for a client of node1. */
  public static AssignmentRecord assignment(String id, String provider) {
    return new AssignmentRecord(
        id,
        "films/a.mp4",
        CONTENT.sha256(),
        "192.0.2.7",
        "viv",
        DeliveryMode.RELAY,
        "node1",
        "node2",
        List.of(new ServiceComponent(ServiceComponent.DELIVERY, provider, "192.0.2.3", 8554)),
        List.of(),
        2_128_000,
        NOON,
        1,
        List.of(new ScoreFactor("bandwidth.available", "7.9 of 8.0 Gbit/s", 0.98)));
  }

  /** A manager that answers, is responsible for node3 and has node1 as its backup. */
  public static ManagerView manager(String name) {
    return new ManagerView(
        name,
        Optional.of(new ManagerState(12.5, 1, Duration.ofMillis(2), NOON)),
        List.of("node3"),
        List.of("node1"),
        Optional.of("node1"),
        4);
  }

  /** A copy on a node, judged by one thing. */
  public static Candidate candidate(String node) {
    return new Candidate(
        node,
        "films/a.mp4",
        CONTENT.sha256(),
        "rtsp://192.0.2.1:8554/films/a.mp4",
        true,
        0.98,
        Optional.of(new StreamCost(2_155_423, 2_111_731)),
        List.of(new ScoreFactor("bandwidth.available", "7.9 of 8.0 Gbit/s", 0.98)));
  }

  public static NodeStatus node() {
    return node(new RtspEndpoint("0.0.0.0", 8554, 0, 6970), true, 80_000_000_000L);
  }
}
