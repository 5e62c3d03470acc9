package io.baton.node;

import io.baton.connector.RtspEndpoint;
import io.baton.connector.figures.EngineStatistics;
import io.baton.connector.figures.LoadReport;
import java.time.Instant;
import java.util.Set;

/**
 * How a node is.
 *
 * @param name the server's node name
 * @param version of Baton
 * @param roles what the node does, see {@link NodeSettings#ROLES}
 * @param started when its engine started
 * @param endpoint where its RTSP service listens
 * @param load what it measures of itself
 * @param statistics its counters
 * @param importQueue uploads waiting to be imported or being imported
 * @param rtspAnswers whether its RTSP port answered an OPTIONS request within a second
 */
public record NodeStatus(
    String name,
    String version,
    Set<String> roles,
    Instant started,
    RtspEndpoint endpoint,
    LoadReport load,
    EngineStatistics statistics,
    int importQueue,
    boolean rtspAnswers) {
  public NodeStatus {
    roles = Set.copyOf(roles);
  }
}
