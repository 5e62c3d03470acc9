package io.baton.document;

import io.baton.connector.RtspEndpoint;
import io.baton.connector.figures.EngineStatistics;
import io.baton.connector.figures.ForwardStatistics;
import io.baton.connector.figures.LoadReport;
import io.baton.connector.figures.PieceStatistics;
import io.baton.connector.figures.SupplyStatistics;
import io.baton.metrics.Seconds;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.document.node.DrainDocument;
import io.baton.model.document.node.ForwardingDocument;
import io.baton.model.document.node.LoadDocument;
import io.baton.model.document.node.NodeDocument;
import io.baton.model.document.node.RtspDocument;
import io.baton.model.document.node.StatisticsDocument;
import io.baton.model.document.node.SuppliedDocument;
import io.baton.model.document.node.SupplyDocument;
import io.baton.node.NodeStatus;
import java.time.Duration;
import java.util.Optional;

/** Documents of a node. */
public final class NodeDocuments {
  private NodeDocuments() {}

  /** The node as it is. */
  public static NodeDocument of(NodeStatus node, DrainStatus drain) {
    return new NodeDocument(
        node.name(),
        node.version(),
        node.roles().stream().sorted().toList(),
        node.started(),
        drain(drain),
        node.importQueue(),
        rtsp(node.endpoint(), node.rtspAnswers()),
        load(node.load()),
        statistics(node.statistics()));
  }

  /** How far the drain of a node has come. */
  public static DrainDocument drain(DrainStatus drain) {
    return new DrainDocument(
        drain.node(),
        drain.state().text(),
        drain.supplies(),
        drain.sessions(),
        drain.bytesLeft(),
        drain.timeLeftMillis().map(Duration::ofMillis).map(Seconds::of));
  }

  private static RtspDocument rtsp(RtspEndpoint endpoint, boolean answers) {
    return new RtspDocument(
        endpoint.host(),
        endpoint.port(),
        Optional.of(endpoint.tlsPort()).filter(port -> port > 0),
        endpoint.rtpPort(),
        answers);
  }

  private static LoadDocument load(LoadReport load) {
    return new LoadDocument(
        load.measured(),
        load.sessions(),
        load.maxSessions(),
        load.playing(),
        load.bandwidth(),
        load.reservedBandwidth(),
        load.maxBandwidth(),
        load.cpu(),
        load.maxCpu(),
        Seconds.of(load.lateness()),
        Seconds.of(load.admission().maxLateness()),
        load.admission().machineCpu(),
        Texts.present(load.admission().refusal()),
        load.freeMediaBytes());
  }

  private static StatisticsDocument statistics(EngineStatistics counters) {
    return new StatisticsDocument(
        counters.connections(),
        counters.openConnections(),
        counters.requests(),
        counters.badRequests(),
        counters.authFailures(),
        counters.sessionsCreated(),
        counters.sessionsRejected(),
        counters.sessionsTimedOut(),
        counters.sessionsDropped(),
        counters.packets(),
        counters.octets(),
        counters.trains(),
        counters.sendErrors(),
        counters.reportedLost(),
        Seconds.of(counters.latenessP50()),
        Seconds.of(counters.latenessP99()),
        Seconds.of(counters.latenessMax()),
        counters.datagramMode(),
        forwarding(counters.forwarding()),
        supplied(counters.supplied()),
        supply(counters.supply()));
  }

  private static ForwardingDocument forwarding(ForwardStatistics counters) {
    return new ForwardingDocument(
        counters.sessions(), counters.started(), counters.lost(), counters.redecided());
  }

  private static SuppliedDocument supplied(PieceStatistics counters) {
    return new SuppliedDocument(
        counters.connections(),
        counters.openConnections(),
        counters.connectionsRefused(),
        counters.connectionsDisplaced(),
        counters.requests(),
        counters.badRequests(),
        counters.strangersRefused(),
        counters.octets());
  }

  private static SupplyDocument supply(SupplyStatistics counters) {
    return new SupplyDocument(
        counters.sessions(),
        counters.contents(),
        counters.pieces(),
        counters.octets(),
        counters.hits(),
        counters.misses(),
        counters.hedges(),
        counters.wasted(),
        counters.failures(),
        counters.damaged(),
        counters.starvations(),
        counters.takeovers(),
        Seconds.of(counters.takeoverMedian()),
        Seconds.of(counters.takeoverMost()),
        counters.cacheOctets(),
        counters.cacheOctetsInUse());
  }
}
