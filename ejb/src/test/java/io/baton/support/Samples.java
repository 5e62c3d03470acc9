package io.baton.support;

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
import io.baton.connector.media.MediaEntry;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.cluster.SupplierCondition;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.baton.model.delivery.StreamTimeline;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Values to test with. */
public final class Samples {
  public static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
  public static final ContentId CONTENT = new ContentId("ab".repeat(32));

  private Samples() {}

  public static MediaPath path(String text) {
    return new MediaPath(text);
  }

  public static MediaDescription description() {
    return new MediaDescription(
        CONTENT, "cd".repeat(32), Duration.ofSeconds(60), 15_000_000, 2_000_000, List.of());
  }

  public static MediaEntry entry(String path) {
    return new MediaEntry(path(path), description(), START);
  }

  public static SessionSnapshot session(String id, Instant created) {
    return session(id, created, 0.01);
  }

  /** A session of a certain value. */
  public static SessionSnapshot session(String id, SessionValue value) {
    return session(id, START, 0, value);
  }

  /** A session whose pieces others supply; its epoch is that of the supply. */
  public static SessionSnapshot supplied(String id, SessionSupply supply) {
    return session(
        id, new SessionValue(supply.epoch(), StreamTimeline.NONE, List.of(), Optional.of(supply)));
  }

  /** A session whose viewer loses a part of the packets. */
  public static SessionSnapshot session(String id, Instant created, double reportedLoss) {
    return session(id, created, reportedLoss, SessionValue.NONE);
  }

  private static SessionSnapshot session(
      String id, Instant created, double reportedLoss, SessionValue value) {
    return new SessionSnapshot(
        id,
        path("films/été.mp4"),
        CONTENT,
        "192.0.2.7",
        "ann",
        "VLC",
        DeliveryTransport.TCP,
        SessionState.PLAYING,
        Duration.ofMillis(31_700),
        2,
        0.5,
        created,
        1000,
        1_400_000,
        2_000_000,
        reportedLoss,
        12,
        Optional.of(Duration.ofMillis(3)),
        value.supply().map(Samples::status),
        value);
  }

  private static SupplyStatus status(SessionSupply supply) {
    List<String> nodes = supply.suppliers().stream().map(Supplier::node).toList();
    return new SupplyStatus(
        supply.assignment(),
        nodes.get(0),
        nodes.subList(1, nodes.size()),
        Duration.ofMillis(3960),
        2,
        65_536);
  }

  /** A supplier of a session failed, and "n3" took over. */
  public static StreamEvent.SupplyChanged change(String session, int piece) {
    return new StreamEvent.SupplyChanged(
        START, session, "a1", "n2", "n3", SupplyCause.TIMEOUT, piece, 4711, Duration.ofMillis(4));
  }

  /** What came to a provider from manager "manager" for a client of node "anchor-…". */
  public static AssignmentRecord assignment(String id, String provider) {
    return assignment(id, provider, DeliveryMode.RELAY);
  }

  /** The same in another mode. */
  public static AssignmentRecord assignment(String id, String provider, DeliveryMode mode) {
    return new AssignmentRecord(
        id,
        "films/été.mp4",
        CONTENT.sha256(),
        "192.0.2.7",
        "ann",
        mode,
        "anchor-" + provider,
        "manager",
        List.of(new ServiceComponent(ServiceComponent.DELIVERY, provider, "192.0.2.1", 8554)),
        List.of(),
        2_000_000,
        START,
        1,
        List.of(new ScoreFactor("bandwidth.available", "7.9 of 8.0 Gbit/s", 0.99)));
  }

  /** The supply that a provider has promised to anchor "node-1", with standbys. */
  public static AssignmentRecord supply(String id, String provider, ServiceComponent... standbys) {
    return new AssignmentRecord(
        id,
        "films/été.mp4",
        CONTENT.sha256(),
        "192.0.2.7",
        "ann",
        DeliveryMode.RELAY,
        "node-1",
        "manager",
        List.of(new ServiceComponent(ServiceComponent.SUPPLY, provider, "192.0.2.1", 8554, 8555)),
        List.of(standbys),
        2_000_000,
        START,
        1,
        List.of());
  }

  public static LoadReport load() {
    return new LoadReport(
        START,
        3,
        5000,
        2,
        4_000_000,
        6_000_000,
        8_000_000_000L,
        0.25,
        0.9,
        Duration.ofMillis(4),
        1L << 40,
        admission());
  }

  public static AdmissionStatus admission() {
    return new AdmissionStatus(
        "",
        Duration.ofMillis(100),
        0.5,
        1 << 20,
        1 << 30,
        0,
        new AdmissionStatus.Refused(51, 52, 1, 2, 0, 0));
  }

  public static EngineStatistics statistics() {
    return statistics(List.of());
  }

  /** With what was measured of suppliers. */
  public static EngineStatistics statistics(List<SupplierCondition> suppliers) {
    return new EngineStatistics(
        START,
        101,
        2,
        103,
        4,
        5,
        106,
        7,
        8,
        9,
        110,
        111,
        12,
        13,
        28,
        30,
        14,
        0,
        Duration.ofNanos(1_500_000),
        Duration.ofMillis(6),
        Duration.ofMillis(11),
        "gso",
        new LimitStatistics(22, 23, 24, new LoginStatistics(25, 26, 27), 29),
        new ForwardStatistics(15, 16, 17, 18),
        new PieceStatistics(31, 32, 33, 34, 35, 36, 37, 38),
        new SupplyStatistics(
            41,
            42,
            43,
            44,
            45,
            46,
            47,
            48,
            49,
            50,
            51,
            52,
            Duration.ofMillis(53),
            Duration.ofMillis(54),
            55,
            56,
            suppliers));
  }
}
