package io.baton.engine.ofp.message;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Drain;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.OfpStatus;
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
import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.NodeState;
import io.baton.model.cluster.Supervision;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.californium.core.coap.CoAP.Code;

/** Every request of OFP as CoAP. The one table that both ends go by. */
public final class Routes {
  private static final String ASSIGNMENTS = "slm/assignments";
  private static final String RESERVATIONS = "provider/assignments";

  /** Makes a question long enough for its answer, as strangers need. */
  private static final String PADDING = "pad=" + "-".repeat(120);

  public static final List<Route<?, ?>> ALL =
      List.of(
          Route.get(
              Locate.class,
              "locate",
              Routes::query,
              Routes::locate,
              Access.OPEN,
              Located.class,
              now(OfpService::locate)),
          Route.put(
                  Assign.class,
                  ASSIGNMENTS,
                  Assign::assignment,
                  Route.Body.whole(Assign.class),
                  Assigned.class,
                  OfpService::assign)
              .whichHolds(),
          Route.delete(
              Release.class, ASSIGNMENTS, Release::assignment, Release::new, OfpService::release),
          Route.put(
                  Prepare.class,
                  RESERVATIONS,
                  prepare -> prepare.reservation().assignment(),
                  Route.Body.whole(Prepare.class),
                  Prepared.class,
                  OfpService::prepare)
              .whichHolds(),
          Route.delete(
              Withdraw.class,
              RESERVATIONS,
              Withdraw::assignment,
              Withdraw::new,
              OfpService::withdraw),
          Route.put(
              Inform.class,
              "slm/records",
              inform -> inform.record().assignment(),
              new Route.Body<>(AssignmentRecord.class, Inform::record, Inform::new),
              Done.class,
              now(OfpService::inform)),
          Route.put(
              PushLoad.class,
              "slm/loads",
              push -> push.load().node(),
              new Route.Body<>(LoadStatement.class, PushLoad::load, PushLoad::new),
              Done.class,
              now(OfpService::pushLoad)),
          Route.get(
              PollLoad.class,
              "provider/load",
              poll -> List.of(),
              query -> new PollLoad(),
              Access.CLUSTER,
              LoadStatement.class,
              now(OfpService::pollLoad)),
          Route.get(
              QueryCatalog.class,
              "provider/catalog",
              asked -> QueryParameters.options("after", asked.after()),
              query -> new QueryCatalog(query.get("after")),
              Access.CLUSTER,
              CatalogPage.class,
              now(OfpService::queryCatalog)),
          Route.get(
              QueryStatus.class,
              "status",
              asked -> List.of(),
              query -> new QueryStatus(),
              Access.OPEN,
              NodeState.class,
              now(OfpService::queryStatus)),
          Route.put(
              Supervise.class,
              "slm/supervision",
              supervise -> supervise.supervision().provider(),
              new Route.Body<>(Supervision.class, Supervise::supervision, Supervise::new),
              Done.class,
              now(OfpService::supervise)),
          Route.put(
              Drain.class,
              "node/drains",
              Drain::node,
              Route.Body.whole(Drain.class),
              DrainStatus.class,
              now(OfpService::drain)),
          Route.get(
              QueryDrain.class,
              "node/drain",
              asked -> List.of(),
              query -> new QueryDrain(),
              Access.CLUSTER,
              DrainStatus.class,
              now(OfpService::queryDrain)),
          Route.put(
                  Handoff.class,
                  "anchor/handoffs",
                  Handoff::stream,
                  Route.Body.whole(Handoff.class),
                  HandedOff.class,
                  OfpService::handOff)
              .whichHolds());

  private static final Map<Class<?>, Route<?, ?>> BY_REQUEST =
      ALL.stream().collect(Collectors.toMap(Route::request, route -> route));

  private static final Map<String, Map<Code, Route<?, ?>>> BY_PATH = byPath();

  /** The resources in link format (RFC 6690), as {@code .well-known/core} tells nodes. */
  public static final String LINKS = links(ALL.stream());

  /** Those that anybody may ask. */
  public static final String OPEN_LINKS =
      links(ALL.stream().filter(route -> route.access() == Access.OPEN));

  private Routes() {}

  private static Map<String, Map<Code, Route<?, ?>>> byPath() {
    Map<String, Map<Code, Route<?, ?>>> paths = new HashMap<>();
    for (Route<?, ?> route : ALL) {
      paths.computeIfAbsent(route.path(), path -> new HashMap<>()).put(route.method(), route);
    }
    return paths;
  }

  private static String links(Stream<Route<?, ?>> routes) {
    return routes
        .map(route -> "</%s>;rt=\"baton.%s\";ct=\"60 50\"".formatted(route.path(), kind(route)))
        .distinct()
        .collect(Collectors.joining(","));
  }

  private static String kind(Route<?, ?> route) {
    return route.path().replace('/', '.');
  }

  /** Makes the first requests as fast as those after them. */
  public static void prepare() {
    for (Route<?, ?> route : ALL) {
      MessageCodec.CBOR.prepare(route.answer());
      if (route.body() != null) {
        MessageCodec.CBOR.prepare(route.body());
      }
    }
  }

  /** The route of a request. */
  @SuppressWarnings("unchecked")
  public static <R> Route<OfpRequest<R>, R> of(OfpRequest<R> request) {
    return (Route<OfpRequest<R>, R>) BY_REQUEST.get(request.getClass());
  }

  /**
   * The route that a path and a method stand for.
   *
   * @param path resource without the name of the thing; see {@link Route#path}
   * @param named whether a name follows
   * @return empty if there is no such resource
   * @throws OfpException {@link OfpStatus#WRONG_ROLE} if the resource has no such method
   */
  public static Optional<Route<?, ?>> find(String path, boolean named, Code method) {
    Map<Code, Route<?, ?>> methods = BY_PATH.get(path);
    if (methods == null || methods.values().iterator().next().name() != null != named) {
      return Optional.empty();
    }
    Route<?, ?> route = methods.get(method);
    if (route == null) {
      throw new OfpException(OfpStatus.WRONG_ROLE, "/" + path + " has no method " + method);
    }
    return Optional.of(route);
  }

  private static List<String> query(Locate locate) {
    List<String> options = new ArrayList<>(QueryParameters.options("path", locate.path()));
    options.addAll(QueryParameters.options("content", locate.content()));
    options.add("transport=" + locate.transport().name().toLowerCase(Locale.ROOT));
    locate.mode().ifPresent(mode -> options.add("mode=" + mode.text()));
    options.addAll(QueryParameters.options("client", locate.client()));
    if (locate.explain()) {
      options.add("explain");
    }
    options.add(PADDING);
    return options;
  }

  private static Locate locate(QueryParameters query) {
    String path = query.get("path");
    String content = query.get("content");
    if (path.isEmpty() == content.isEmpty()) {
      throw new OfpException(OfpStatus.BAD_REQUEST, "either path or content is needed");
    }
    return new Locate(
        path,
        content,
        transport(query.get("transport")),
        mode(query.get("mode")),
        query.get("client"),
        query.isOn("explain"));
  }

  private static DeliveryTransport transport(String text) {
    return text.isEmpty()
        ? DeliveryTransport.UDP
        : DeliveryTransport.of(text.toLowerCase(Locale.ROOT))
            .orElseThrow(() -> new OfpException(OfpStatus.BAD_REQUEST, "transport is udp or tcp"));
  }

  private static Optional<DeliveryMode> mode(String text) {
    Optional<DeliveryMode> mode = DeliveryMode.of(text);
    if (mode.isEmpty() && !text.isEmpty()) {
      throw new OfpException(OfpStatus.BAD_REQUEST, "mode is relay, direct or redirect");
    }
    return mode;
  }

  /** A service that answers at once. */
  private static <Q, R> BiFunction<OfpService, Q, CompletionStage<R>> now(
      BiFunction<OfpService, Q, R> handler) {
    return (service, request) -> CompletableFuture.completedFuture(handler.apply(service, request));
  }
}
