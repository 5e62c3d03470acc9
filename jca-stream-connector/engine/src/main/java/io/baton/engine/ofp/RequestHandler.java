package io.baton.engine.ofp;

import io.baton.connector.audit.PeriodicReport;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.OfpStatus;
import io.baton.engine.ofp.message.Access;
import io.baton.engine.ofp.message.AnswerFit;
import io.baton.engine.ofp.message.ContentFormats;
import io.baton.engine.ofp.message.MessageCodec;
import io.baton.engine.ofp.message.QueryParameters;
import io.baton.engine.ofp.message.Route;
import io.baton.engine.ofp.message.Routes;
import io.baton.engine.ofp.message.StatusCodes;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;

/**
 * Takes requests that came in: finds out what is asked and whether the sender may, has the service
 * answer, and answers. Whatever is not answered at once is acknowledged and answered separately
 * (RFC 7252 section 5.2.2). Called on the end point's thread alone.
 */
final class RequestHandler implements MessageDeliverer {
  private static final List<String> WELL_KNOWN_CORE = List.of(".well-known", "core");
  static final int MAX_PENDING = 1000;
  private static final int BUSY_SECONDS = 1;

  private final ServiceSlot services;
  private final TrustRule trust;
  private final Executor thread;
  private final PeriodicReport failures = new PeriodicReport();
  private final PeriodicReport strangers = new PeriodicReport();
  private int pending;

  RequestHandler(ServiceSlot services, TrustRule trust, Executor thread) {
    this.services = services;
    this.trust = trust;
    this.thread = thread;
  }

  @Override
  public void deliverRequest(Exchange exchange) {
    Request request = exchange.getCurrentRequest();
    try {
      if (WELL_KNOWN_CORE.equals(request.getOptions().getUriPath())) {
        send(exchange, links(request, isTrusted(request)));
      } else {
        answer(exchange, request);
      }
    } catch (OfpException e) {
      send(exchange, StatusCodes.toResponse(e));
    } catch (RuntimeException e) {
      send(exchange, StatusCodes.toResponse(broken(request, e)));
    }
  }

  /** Strangers get no more than {@link StrangerAnswers} lets them have. */
  private void send(Exchange exchange, Response response) {
    Request request = exchange.getCurrentRequest();
    exchange.sendResponse(isTrusted(request) ? response : StrangerAnswers.cut(request, response));
  }

  private boolean isTrusted(Request request) {
    return trust.trusts(services.isMember(sender(request)));
  }

  @Override
  public void deliverResponse(Exchange exchange, Response response) {
    // This side asks nothing.
  }

  private static Response links(Request request, boolean trusted) {
    if (request.getCode() != Code.GET) {
      throw new OfpException(OfpStatus.WRONG_ROLE, "only GET");
    }
    Response response = new Response(ResponseCode.CONTENT);
    response.setPayload(trusted ? Routes.LINKS : Routes.OPEN_LINKS);
    response.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_LINK_FORMAT);
    return response;
  }

  private void answer(Exchange exchange, Request request) {
    Route<?, ?> route = route(request);
    OfpService service = services.get();
    boolean trusted = isTrusted(request);
    if (route.access() == Access.CLUSTER && !trusted) {
      String resource = route.path();
      strangers.occurred(
          others -> OfpLog.LOG.stranger(sender(request).getHostAddress(), resource, others));
      throw new OfpException(OfpStatus.FORBIDDEN, "only nodes of the cluster may ask this");
    }
    answer(exchange, request, route, service, trusted);
  }

  private <Q extends OfpRequest<R>, R> void answer(
      Exchange exchange, Request request, Route<Q, R> route, OfpService service, boolean trusted) {
    MessageCodec codec = ContentFormats.ofAnswer(request.getOptions());
    int limit = trusted ? AnswerFit.DATAGRAM : StrangerAnswers.payloadLimit(request);
    Q message = route.request().cast(fromSender(read(request, route), request, trusted));
    if (message instanceof Locate locate && locate.explain()) {
      limit = AnswerFit.MAX_PAYLOAD;
    }
    if (route.holding() && pending >= MAX_PENDING) {
      // Before the service is asked: no client would use, or give back, what it held.
      throw new OfpException(OfpStatus.UNAVAILABLE, "too many requests are waiting", BUSY_SECONDS);
    }
    Answering<R> answering = new Answering<>(exchange, request, route, codec, limit);
    CompletableFuture<R> answer = route.handler().apply(service, message).toCompletableFuture();
    if (answer.isDone()) {
      send(exchange, response(answering, answer));
    } else {
      answerLater(answering, answer);
    }
  }

  /** What goes into an answer. */
  private record Answering<R>(
      Exchange exchange, Request request, Route<?, R> route, MessageCodec codec, int limit) {}

  private <R> void answerLater(Answering<R> answering, CompletableFuture<R> answer) {
    pending++;
    answering.exchange().sendAccept();
    answer.whenComplete(
        (ignored, failure) ->
            thread.execute(
                () -> {
                  pending--;
                  send(answering.exchange(), response(answering, answer));
                }));
  }

  private <R> Response response(Answering<R> answering, CompletableFuture<R> answer) {
    try {
      return success(answering, answer.join());
    } catch (CompletionException e) {
      return e.getCause() instanceof OfpException failure
          ? StatusCodes.toResponse(failure)
          : StatusCodes.toResponse(broken(answering.request(), e.getCause()));
    } catch (RuntimeException e) {
      return e instanceof OfpException failure
          ? StatusCodes.toResponse(failure)
          : StatusCodes.toResponse(broken(answering.request(), e));
    }
  }

  private static <R> Response success(Answering<R> answering, R answer) {
    Response response = new Response(successCode(answering.route().method()));
    if (!(answer instanceof Done)) {
      response.setPayload(AnswerFit.encode(answer, answering.codec(), answering.limit()));
      response.getOptions().setContentFormat(answering.codec().contentFormat());
    }
    if (answering.route().method() == Code.GET) {
      response.getOptions().setMaxAge(0);
    }
    return response;
  }

  private static ResponseCode successCode(Code method) {
    return switch (method) {
      case PUT -> ResponseCode.CHANGED;
      case DELETE -> ResponseCode.DELETED;
      default -> ResponseCode.CONTENT;
    };
  }

  private static <Q extends OfpRequest<R>, R> Q read(Request request, Route<Q, R> route) {
    OptionSet options = request.getOptions();
    String name = route.name() == null ? "" : last(options.getUriPath());
    Object body =
        route.body() == null
            ? null
            : ContentFormats.ofRequest(options).decode(request.getPayload(), route.body());
    Q message =
        route
            .reader()
            .apply(new Route.Arrived(name, QueryParameters.of(options.getUriQuery()), body));
    if (route.name() != null && !name.equals(route.name().apply(message))) {
      throw new OfpException(OfpStatus.BAD_REQUEST, "the path names another than the payload");
    }
    return message;
  }

  /** The sender is to be streamed to, unless a node asks for another; nodes alone see why. */
  private static Object fromSender(Object message, Request request, boolean trusted) {
    if (!(message instanceof Locate locate)) {
      return message;
    }
    boolean forAnother = trusted && !locate.client().isEmpty();
    return new Locate(
        locate.path(),
        locate.content(),
        locate.transport(),
        locate.mode(),
        forAnother ? locate.client() : sender(request).getHostAddress(),
        trusted && locate.explain());
  }

  private static InetAddress sender(Request request) {
    return request.getSourceContext().getPeerAddress().getAddress();
  }

  private static Route<?, ?> route(Request request) {
    List<String> segments = request.getOptions().getUriPath();
    String whole = String.join("/", segments);
    return Routes.find(whole, false, request.getCode())
        .or(() -> named(segments, request.getCode()))
        .orElseThrow(() -> new OfpException(OfpStatus.NOT_FOUND, "no resource /" + whole));
  }

  private static Optional<Route<?, ?>> named(List<String> segments, Code method) {
    return segments.size() < 2
        ? Optional.empty()
        : Routes.find(String.join("/", segments.subList(0, segments.size() - 1)), true, method);
  }

  private static String last(List<String> segments) {
    return segments.get(segments.size() - 1);
  }

  private OfpException broken(Request request, Throwable cause) {
    String resource = request.getOptions().getUriPathString();
    failures.occurred(others -> OfpLog.LOG.requestFailed(cause, resource, others));
    return new OfpException(OfpStatus.INTERNAL, "the node could not answer");
  }
}
