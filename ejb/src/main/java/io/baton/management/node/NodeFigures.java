package io.baton.management.node;

import static io.baton.metrics.Figure.counter;
import static io.baton.metrics.Figure.fact;
import static io.baton.metrics.Figure.gauge;
import static io.baton.metrics.FigureUnit.BYTES;
import static io.baton.metrics.FigureUnit.BYTES_PER_SECOND;
import static io.baton.metrics.FigureUnit.NONE;
import static io.baton.metrics.FigureUnit.RATIO;
import static io.baton.metrics.FigureUnit.SECONDS;

import io.baton.connector.figures.AdmissionStatus.Refused;
import io.baton.connector.figures.EngineStatistics;
import io.baton.connector.figures.LimitStatistics;
import io.baton.metrics.Figure;
import io.baton.node.NodeStatus;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is shown of a node: the one list of its figures, for JMX and metrics. */
final class NodeFigures {
  /** In the order in which tools show them. */
  static final List<Figure<NodeStatus>> ALL =
      Stream.of(
              facts(),
              load(),
              requests(),
              limits(),
              sessions(),
              StreamFigures.packets(),
              StreamFigures.forwarding(),
              SupplyFigures.pieces(),
              SupplyFigures.supply())
          .flatMap(List::stream)
          .toList();

  private NodeFigures() {}

  private static List<Figure<NodeStatus>> facts() {
    return List.of(
        fact("Version", String.class, "Version of Baton.", NodeStatus::version),
        fact(
            "Roles",
            String.class,
            "What this node does.",
            s -> String.join(",", new TreeSet<>(s.roles()))),
        fact(
            "Started",
            String.class,
            "When the engine started, ISO 8601.",
            s -> s.started().toString()),
        fact(
            "Host",
            String.class,
            "Address that RTSP and RTP are bound to.",
            s -> s.endpoint().host()),
        fact("RtspPort", int.class, "TCP port of RTSP.", s -> s.endpoint().port()),
        fact(
            "RtspsPort",
            int.class,
            "TCP port of RTSP over TLS; 0 if it is off.",
            s -> s.endpoint().tlsPort()),
        fact(
            "RtpPort",
            int.class,
            "UDP port of RTP; RTCP is one above.",
            s -> s.endpoint().rtpPort()),
        fact(
            "RtspAnswering",
            boolean.class,
            "Whether the RTSP port answered a request within a second.",
            NodeStatus::rtspAnswers),
        fact(
            "DatagramMode",
            String.class,
            "How UDP is sent: gso, sendmmsg or nio.",
            engine(EngineStatistics::datagramMode)),
        fact("MaxSessions", int.class, "Sessions at once at most.", s -> s.load().maxSessions()),
        fact(
            "MaxBandwidth",
            long.class,
            "Bits a second promised to sessions and to other nodes at most.",
            s -> s.load().maxBandwidth()),
        fact(
            "MaxCpu",
            double.class,
            "Part of all cores above which no session is admitted.",
            s -> s.load().maxCpu()),
        fact(
            "MaxClientMemory",
            long.class,
            "Octets of memory promised to interleaved clients at most.",
            s -> s.load().admission().maxClientMemory()),
        fact(
            "Refusal",
            String.class,
            "Why no further session is admitted at present; empty if one is.",
            s -> s.load().admission().refusal()));
  }

  private static List<Figure<NodeStatus>> load() {
    return List.of(
        gauge(
            "Bandwidth",
            "baton_bandwidth_bytes_per_second",
            BYTES_PER_SECOND,
            long.class,
            "Bandwidth of RTP sent over the last second.",
            s -> s.load().bandwidth()),
        gauge(
            "ReservedBandwidth",
            "baton_bandwidth_reserved_bytes_per_second",
            BYTES_PER_SECOND,
            long.class,
            "Bandwidth promised to sessions and to nodes that are supplied.",
            s -> s.load().reservedBandwidth()),
        gauge(
            "Cpu",
            "baton_cpu_ratio",
            RATIO,
            double.class,
            "Part of the machine's cores that streams and supply use, mean of ten seconds, 0 to 1.",
            s -> s.load().cpu()),
        gauge(
            "MachineCpu",
            "baton_cpu_machine_ratio",
            RATIO,
            double.class,
            "Part of the machine's cores that all programs use but imports, 0 to 1.",
            s -> s.load().admission().machineCpu()),
        gauge(
            "ClientMemory",
            "baton_client_memory_bytes",
            BYTES,
            long.class,
            "Memory promised to interleaved clients.",
            s -> s.load().admission().clientMemory()),
        gauge(
            "StalledLoops",
            "baton_loops_stalled",
            NONE,
            int.class,
            "Event loops that do not answer; the node is not ready then.",
            s -> s.load().admission().stalledLoops()),
        gauge(
            "PendingImports",
            "baton_imports_pending",
            NONE,
            int.class,
            "Uploads that wait for their import or are imported.",
            NodeStatus::importQueue),
        gauge(
            "FreeMediaBytes",
            "baton_media_free_bytes",
            BYTES,
            long.class,
            "Bytes left for media.",
            s -> s.load().freeMediaBytes()),
        lateness("LatenessP50Micros", "p50", "Median", EngineStatistics::latenessP50),
        lateness("LatenessP99Micros", "p99", "99th percentile of", EngineStatistics::latenessP99),
        lateness("LatenessMaxMicros", "max", "Greatest", EngineStatistics::latenessMax));
  }

  private static Figure<NodeStatus> lateness(
      String attribute, String which, String what, Function<EngineStatistics, Object> value) {
    return gauge(
        attribute,
        "baton_lateness_" + which + "_seconds",
        SECONDS,
        long.class,
        what + " lateness of packets over the last period.",
        engine(value));
  }

  private static List<Figure<NodeStatus>> requests() {
    return List.of(
        counter(
            "Connections",
            "baton_connections_accepted_total",
            NONE,
            "RTSP connections accepted since the start.",
            engine(EngineStatistics::connections)),
        gauge(
            "OpenConnections",
            "baton_connections",
            NONE,
            long.class,
            "RTSP connections open now.",
            engine(EngineStatistics::openConnections)),
        counter(
            "Requests",
            "baton_requests_total",
            NONE,
            "RTSP requests answered since the start.",
            engine(EngineStatistics::requests)),
        counter(
            "BadRequests",
            "baton_requests_bad_total",
            NONE,
            "Requests that could not be understood since the start.",
            engine(EngineStatistics::badRequests)),
        counter(
            "AuthenticationFailures",
            "baton_authentication_failures_total",
            NONE,
            "RTSP requests with wrong credentials, or with an assignment that is unknown or not the"
                + " sender's, since the start. Logins over RTSP and HTTP are in"
                + " baton_logins_failed_total.",
            engine(EngineStatistics::authFailures)));
  }

  private static List<Figure<NodeStatus>> limits() {
    return List.of(
        limit(
            "ConnectionsRefused",
            "baton_connections_refused",
            "Connections refused since the start by a limit of connections.",
            LimitStatistics::connectionsRefused),
        limit(
            "ConnectionsDisplaced",
            "baton_connections_displaced",
            "Idle connections of strangers closed since the start to make room.",
            LimitStatistics::connectionsDisplaced),
        limit(
            "SessionsBeyondShare",
            "baton_sessions_beyond_share",
            "Set-ups refused since the start because their user or address had its share.",
            LimitStatistics::streamsRefused),
        limit(
            "LoginsFailed",
            "baton_logins_failed",
            "Logins over RTSP and HTTP with wrong credentials since the start.",
            limits -> limits.logins().failed()),
        limit(
            "LoginsDelayed",
            "baton_logins_delayed",
            "Logins over RTSP and HTTP delayed since the start because others had failed before.",
            limits -> limits.logins().delayed()),
        limit(
            "LoginsRefused",
            "baton_logins_refused",
            "Logins over RTSP and HTTP refused unread since the start because others had failed"
                + " before.",
            limits -> limits.logins().refused()),
        limit(
            "KeysRefused",
            "baton_ofp_keys_refused",
            "Peers over OFP that did not know the key of the nodes, since the start.",
            LimitStatistics::keysRefused),
        counter(
            "ImportsBounded",
            "baton_imports_bounded_total",
            NONE,
            "Imports that were ended by one of their limits, since the start.",
            engine(EngineStatistics::importsBounded)));
  }

  private static Figure<NodeStatus> limit(
      String attribute, String metric, String help, Function<LimitStatistics, Object> value) {
    return counter(
        attribute, metric + "_total", NONE, help, s -> value.apply(s.statistics().limits()));
  }

  private static List<Figure<NodeStatus>> sessions() {
    return List.of(
        gauge(
            "Sessions",
            "baton_sessions",
            NONE,
            int.class,
            "Sessions set up now, streams assigned to the node, and promises to supply.",
            s -> s.load().sessions()),
        gauge(
            "PlayingSessions",
            "baton_sessions_playing",
            NONE,
            int.class,
            "Sessions that are sending now.",
            s -> s.load().playing()),
        counter(
            "SessionsCreated",
            "baton_sessions_established_total",
            NONE,
            "Sessions set up since the start.",
            engine(EngineStatistics::sessionsCreated)),
        counter(
            "SessionsRejected",
            "baton_sessions_rejected_total",
            NONE,
            "Set-ups refused since the start for lack of capacity.",
            engine(EngineStatistics::sessionsRejected)),
        rejected("Sessions", "sessions", "by the limit of sessions", Refused::sessions),
        rejected("Bandwidth", "bandwidth", "by the limit of bandwidth", Refused::bandwidth),
        rejected("Lateness", "lateness", "since packets were late", Refused::lateness),
        rejected(
            "Processors",
            "processors",
            "since streams used the processors up",
            Refused::processors),
        rejected("Memory", "memory", "by the limit of clients' memory", Refused::memory),
        counter(
            "SessionsTimedOut",
            "baton_sessions_timedout_total",
            NONE,
            "Sessions ended because their client fell silent, since the start.",
            engine(EngineStatistics::sessionsTimedOut)),
        counter(
            "SessionsDropped",
            "baton_sessions_dropped_total",
            NONE,
            "Sessions ended because their client was too slow, since the start.",
            engine(EngineStatistics::sessionsDropped)));
  }

  private static Figure<NodeStatus> rejected(
      String attribute, String metric, String why, Function<Refused, Object> value) {
    return counter(
        "Rejected" + attribute,
        "baton_sessions_rejected_" + metric,
        NONE,
        "Sessions refused since the start " + why + ".",
        s -> value.apply(s.load().admission().refused()));
  }

  private static Function<NodeStatus, Object> engine(Function<EngineStatistics, Object> value) {
    return status -> value.apply(status.statistics());
  }
}
