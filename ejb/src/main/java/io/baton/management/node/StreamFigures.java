package io.baton.management.node;

import static io.baton.metrics.Figure.counter;
import static io.baton.metrics.Figure.gauge;
import static io.baton.metrics.FigureUnit.BYTES;
import static io.baton.metrics.FigureUnit.NONE;

import io.baton.connector.figures.EngineStatistics;
import io.baton.connector.figures.ForwardStatistics;
import io.baton.metrics.Figure;
import io.baton.node.NodeStatus;
import java.util.List;
import java.util.function.Function;

/** Of {@link NodeFigures}, the streams of the node, and those that others send to its clients. */
final class StreamFigures {
  private StreamFigures() {}

  static List<Figure<NodeStatus>> packets() {
    return List.of(
        counter(
            "Packets",
            "baton_packets_total",
            NONE,
            "RTP packets sent since the start.",
            engine(EngineStatistics::packets)),
        counter(
            "Octets",
            "baton_bytes_total",
            BYTES,
            "Octets of RTP packets sent since the start, headers and interleaved framing included.",
            engine(EngineStatistics::octets)),
        counter(
            "Trains",
            "baton_trains_total",
            NONE,
            "Send operations since the start.",
            engine(EngineStatistics::trains)),
        counter(
            "SendErrors",
            "baton_send_errors_total",
            NONE,
            "Packets that the kernel refused since the start.",
            engine(EngineStatistics::sendErrors)),
        counter(
            "HeldRounds",
            "baton_rounds_held_total",
            NONE,
            "Rounds of sending since the start that ended because an event loop had sent what"
                + " baton.engine.headroom allows it in a moment; the rest followed in the next ones.",
            engine(EngineStatistics::heldRounds)),
        counter(
            "HeldRequests",
            "baton_rtsp_requests_held_total",
            NONE,
            "Times since the start that an RTSP request had to wait for the next round of sending, since"
                + " others had taken what baton.rtsp.request.share allows them of an event loop's time.",
            engine(EngineStatistics::heldRequests)),
        counter(
            "PacketsLost",
            "baton_packets_lost_total",
            NONE,
            "RTP packets that clients reported lost, since the start.",
            engine(EngineStatistics::reportedLost)));
  }

  static List<Figure<NodeStatus>> forwarding() {
    return List.of(
        gauge(
            "ForwardedSessions",
            "baton_forward_sessions",
            NONE,
            int.class,
            "Sessions whose media another node sends to the client itself, now.",
            forward(ForwardStatistics::sessions)),
        counter(
            "ForwardedStarted",
            "baton_forward_sessions_started_total",
            NONE,
            "Such sessions since the start.",
            forward(ForwardStatistics::started)),
        counter(
            "ForwardedLost",
            "baton_forward_sessions_lost_total",
            NONE,
            "Such sessions whose provider was lost, since the start.",
            forward(ForwardStatistics::lost)),
        counter(
            "ForwardedRedecided",
            "baton_forward_redecided_total",
            NONE,
            "Decisions repeated since the start because no provider of theirs answered.",
            forward(ForwardStatistics::redecided)));
  }

  private static Function<NodeStatus, Object> engine(Function<EngineStatistics, Object> value) {
    return status -> value.apply(status.statistics());
  }

  private static Function<NodeStatus, Object> forward(Function<ForwardStatistics, Object> value) {
    return status -> value.apply(status.statistics().forwarding());
  }
}
