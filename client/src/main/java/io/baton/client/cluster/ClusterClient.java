package io.baton.client.cluster;

import io.baton.client.network.Credentials;
import io.baton.client.network.ServerTrust;
import io.baton.client.network.ServiceException;
import io.baton.client.service.ListFilter;
import io.baton.client.service.ServiceConnection;
import io.baton.client.service.UrlText;
import io.baton.model.document.assignment.AssignmentDocument;
import io.baton.model.document.assignment.AssignmentListDocument;
import io.baton.model.document.cluster.ClusterNodeDocument;
import io.baton.model.document.cluster.ClusterNodeListDocument;
import io.baton.model.document.cluster.ManagerDocument;
import io.baton.model.document.cluster.ManagerListDocument;
import io.baton.model.document.cluster.SupervisionDocument;
import io.baton.model.document.cluster.SupervisionListDocument;
import io.baton.model.document.node.DrainDocument;
import io.baton.model.document.session.HandoffDocument;
import io.baton.model.document.session.RecordedSessionDocument;
import io.baton.model.document.session.RecordedSessionListDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Looks at a cluster through any of its nodes, drains nodes, moves supervision and sessions. A node
 * that does not answer within seconds is skipped. Thread-safe; methods block, and fail with a
 * {@link ServiceException} if a node refuses and an {@link IOException} if none answers.
 */
public final class ClusterClient {
  static final String API = "/baton/api/v1/";

  /** How long a node may take that others can be asked in place of. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Turns<ServiceConnection> nodes;

  /**
   * A client of one or more nodes, asked in this order.
   *
   * @param servers such as {@code http://localhost:8080}
   * @param credentials sent with every request; empty for none
   * @param trust which servers are trusted in TLS
   * @throws IllegalArgumentException if a server is no HTTP URL
   */
  public ClusterClient(List<URI> servers, Optional<Credentials> credentials, ServerTrust trust) {
    nodes =
        new Turns<>(
            servers.stream()
                .map(server -> new ServiceConnection(server, credentials, trust, PATIENCE))
                .toList());
  }

  /** The nodes of the cluster, by name. */
  public List<ClusterNodeDocument> nodes() throws IOException, InterruptedException {
    return nodes.ask(node -> node.get(API + "nodes", ClusterNodeListDocument.class)).items();
  }

  /** The service location managers, by name. */
  public List<ManagerDocument> managers() throws IOException, InterruptedException {
    return nodes.ask(node -> node.get(API + "managers", ManagerListDocument.class)).items();
  }

  /** Who supervises whom, by provider. */
  public List<SupervisionDocument> supervision() throws IOException, InterruptedException {
    return nodes.ask(node -> node.get(API + "supervision", SupervisionListDocument.class)).items();
  }

  /** Hands a provider over to another manager (R25). */
  public SupervisionDocument moveSupervision(String provider, String manager)
      throws IOException, InterruptedException {
    return nodes.ask(
        node ->
            node.put(
                API + "supervision/" + UrlText.part(provider),
                Map.of("manager", manager),
                SupervisionDocument.class));
  }

  /** How far the drain of a node has come. */
  public DrainDocument drainOf(String name) throws IOException, InterruptedException {
    return nodes.ask(node -> node.get(drain(name), DrainDocument.class));
  }

  /**
   * Drains a node (N1); repeated, it sets the limit anew.
   *
   * @param limit after which its sessions are ended; empty if they may take as long as they want
   */
  public DrainDocument drain(String name, Optional<Duration> limit)
      throws IOException, InterruptedException {
    String timeout = limit.map(time -> "?timeout=" + time.toSeconds()).orElse("");
    return nodes.ask(
        node ->
            node.answer(
                node.request(drain(name) + timeout).PUT(BodyPublishers.noBody()).build(),
                DrainDocument.class));
  }

  /** Has a node take streams again. */
  public DrainDocument undrain(String name) throws IOException, InterruptedException {
    return nodes.ask(
        node -> node.answer(node.request(drain(name)).DELETE().build(), DrainDocument.class));
  }

  private static String drain(String name) {
    return API + "nodes/" + UrlText.part(name) + "/drain";
  }

  /**
   * Has another node supply a session of any node, while it plays (R7).
   *
   * @param to the node that is to; empty if it is the best other one
   */
  public HandoffDocument handOff(String session, Optional<String> to)
      throws IOException, InterruptedException {
    String target = to.map(name -> "?to=" + UrlText.part(name)).orElse("");
    String path = API + "sessions/" + UrlText.part(session) + "/handoff" + target;
    return nodes.ask(
        node ->
            node.answer(
                node.request(path).POST(BodyPublishers.noBody()).build(), HandoffDocument.class));
  }

  /** The newest assignments of those that are wanted. */
  public AssignmentListDocument assignments(AssignmentQuery query)
      throws IOException, InterruptedException {
    StringJoiner parameters = new StringJoiner("&", "?", "").add("limit=" + query.limit());
    query.provider().ifPresent(name -> parameters.add("provider=" + UrlText.part(name)));
    query.manager().ifPresent(name -> parameters.add("manager=" + UrlText.part(name)));
    query.anchor().ifPresent(name -> parameters.add("anchor=" + UrlText.part(name)));
    query.path().ifPresent(path -> parameters.add("path=" + UrlText.part(path)));
    return nodes.ask(
        node -> node.get(API + "assignments" + parameters, AssignmentListDocument.class));
  }

  /** An assignment, with why its provider was chosen. */
  public AssignmentDocument assignment(String id) throws IOException, InterruptedException {
    return nodes.ask(
        node -> node.get(API + "assignments/" + UrlText.part(id), AssignmentDocument.class));
  }

  /** Ends an assignment and the session that it has become. */
  public void endAssignment(String id) throws IOException, InterruptedException {
    nodes.ask(
        node -> node.send(node.request(API + "assignments/" + UrlText.part(id)).DELETE().build()));
  }

  /** The sessions of all nodes as they were at their latest event, oldest first. */
  public List<RecordedSessionDocument> sessions() throws IOException, InterruptedException {
    return sessions(ListFilter.ALL);
  }

  /** Those sessions of all nodes that are wanted. */
  public List<RecordedSessionDocument> sessions(ListFilter filter)
      throws IOException, InterruptedException {
    return nodes
        .ask(
            node ->
                node.get(
                    API + "sessions?scope=cluster" + filter.parameters(),
                    RecordedSessionListDocument.class))
        .items();
  }
}
