package io.baton.engine.ofp.message;

import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpService;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.californium.core.coap.CoAP.Code;

/**
 * How a kind of request looks as CoAP, and who answers it.
 *
 * @param request its class
 * @param method CoAP method
 * @param path resource, without the name of the thing that it is about
 * @param name the last segment of the path, which names the thing; null if there is none
 * @param query its Uri-Query options
 * @param body class of the payload; null if there is none
 * @param payload what it carries
 * @param reader makes the request from what arrived
 * @param access who may send it
 * @param answer class of the answer; {@link Done} has no payload
 * @param handler has the service answer
 * @param holding whether it takes time and capacity: when too many wait, it is refused unasked
 */
public record Route<Q extends OfpRequest<R>, R>(
    Class<Q> request,
    Code method,
    String path,
    Function<Q, String> name,
    Function<Q, List<String>> query,
    Class<?> body,
    Function<Q, Object> payload,
    Function<Arrived, Q> reader,
    Access access,
    Class<R> answer,
    BiFunction<OfpService, Q, CompletionStage<R>> handler,
    boolean holding) {

  /** The same for a request that takes capacity. */
  Route<Q, R> whichHolds() {
    return new Route<>(
        request, method, path, name, query, body, payload, reader, access, answer, handler, true);
  }

  /**
   * What a request carried.
   *
   * @param name last segment of the path if the route has a name, else empty
   * @param query its parameters
   * @param body its payload, of the route's class; null if there is none
   */
  public record Arrived(String name, QueryParameters query, Object body) {}

  /** A request that only asks. */
  static <Q extends OfpRequest<R>, R> Route<Q, R> get(
      Class<Q> request,
      String path,
      Function<Q, List<String>> query,
      Function<QueryParameters, Q> reader,
      Access access,
      Class<R> answer,
      BiFunction<OfpService, Q, CompletionStage<R>> handler) {
    return new Route<>(
        request,
        Code.GET,
        path,
        null,
        query,
        null,
        asked -> null,
        arrived -> reader.apply(arrived.query()),
        access,
        answer,
        handler,
        false);
  }

  /** A request that puts something under a name; the payload tells the name too. */
  static <Q extends OfpRequest<R>, R, B> Route<Q, R> put(
      Class<Q> request,
      String path,
      Function<Q, String> name,
      Body<Q, B> body,
      Class<R> answer,
      BiFunction<OfpService, Q, CompletionStage<R>> handler) {
    return new Route<>(
        request,
        Code.PUT,
        path,
        name,
        put -> List.of(),
        body.type(),
        body.unwrap()::apply,
        arrived -> body.wrap().apply(body.type().cast(arrived.body())),
        Access.CLUSTER,
        answer,
        handler,
        false);
  }

  /** A request that removes what has a name. */
  static <Q extends OfpRequest<Done>> Route<Q, Done> delete(
      Class<Q> request,
      String path,
      Function<Q, String> name,
      Function<String, Q> reader,
      BiFunction<OfpService, Q, CompletionStage<Done>> handler) {
    return new Route<>(
        request,
        Code.DELETE,
        path,
        name,
        deleted -> List.of(),
        null,
        deleted -> null,
        arrived -> reader.apply(arrived.name()),
        Access.CLUSTER,
        Done.class,
        handler,
        false);
  }

  /**
   * The payload of a request.
   *
   * @param type its class
   * @param unwrap takes it out of the request
   * @param wrap makes the request of it
   */
  record Body<Q, B>(Class<B> type, Function<Q, B> unwrap, Function<B, Q> wrap) {
    /** The request itself. */
    static <Q> Body<Q, Q> whole(Class<Q> type) {
      return new Body<>(type, Function.identity(), Function.identity());
    }
  }
}
