package io.baton.engine.ofp;

import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpStatus;
import io.baton.engine.ofp.message.AnswerFit;
import io.baton.engine.ofp.message.MessageCodec;
import io.baton.engine.ofp.message.Route;
import io.baton.engine.ofp.message.Routes;
import io.baton.engine.ofp.message.StatusCodes;
import io.baton.engine.ofp.transport.CoapEndpoints;
import io.baton.engine.ofp.transport.OfpLoop;
import io.baton.engine.ofp.transport.PeerAddresses;
import io.baton.engine.ofp.transport.PeerConnector;
import io.baton.engine.ofp.transport.SharedKey;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.stack.ReliabilityLayerParameters;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.MapBasedEndpointContext;

/**
 * Sends requests and waits for their answers, as many at a time as there are. Datagrams are
 * repeated after 100 ms, and then more and more seldom, up to ten times within the deadline: four
 * go out in 400 ms. Thread-safe.
 */
public final class Requester implements AutoCloseable {
  private static final int TRIES = 10;

  private final EventLoop thread;
  private final boolean secure;
  private final CoapEndpoint endpoint;
  private final PeerAddresses addresses;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Set<Call<?>> calls = new LinkedHashSet<>();
  private final Set<InetSocketAddress> silent = ConcurrentHashMap.newKeySet();

  /**
   * Starts to be able to send.
   *
   * @param key if nodes share one
   */
  public Requester(OfpLoop loop, InetAddress local, Optional<SharedKey> key) throws IOException {
    this(loop, local, key, InetAddress::getByName);
  }

  /** With names looked up in another way. */
  public Requester(
      OfpLoop loop, InetAddress local, Optional<SharedKey> key, PeerAddresses.Resolver resolver)
      throws IOException {
    Routes.prepare();
    addresses = new PeerAddresses(resolver, System::nanoTime);
    thread = loop.executor();
    secure = key.isPresent();
    Connector connector =
        key.map(shared -> CoapEndpoints.secureSender(new InetSocketAddress(local, 0), shared))
            .orElseGet(() -> new PeerConnector(loop, local, this::unreachable));
    endpoint = CoapEndpoints.create(connector, thread);
    endpoint.start();
  }

  /** See {@link io.baton.connector.ofp.Ofp#send}. The deadline includes finding the address. */
  public <R> CompletionStage<R> send(OfpPeer peer, OfpRequest<R> message, Duration deadline) {
    try {
      Request request = request(message, deadline);
      Call<R> call = new Call<>(peer, request, Routes.of(message).answer());
      request.addMessageObserver(call);
      CompletableFuture<InetAddress> address = addresses.of(peer.host()).toCompletableFuture();
      thread.execute(() -> start(call, deadline, address));
      return call.answer;
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(
          new OfpException(OfpStatus.BAD_REQUEST, e.getMessage()));
    }
  }

  /** A request as CoAP; whom it goes to is not in it. */
  static <R> Request request(OfpRequest<R> message, Duration deadline) {
    Route<OfpRequest<R>, R> route = Routes.of(message);
    Request request = new Request(route.method());
    for (String segment : route.path().split("/", -1)) {
      request.getOptions().addUriPath(segment);
    }
    if (route.name() != null) {
      request.getOptions().addUriPath(route.name().apply(message));
    }
    route.query().apply(message).forEach(request.getOptions()::addUriQuery);
    Object body = route.payload().apply(message);
    if (body != null) {
      request.setPayload(payload(body));
      request.getOptions().setContentFormat(MessageCodec.CBOR.contentFormat());
    }
    request.setReliabilityLayerParameters(repetition(deadline));
    return request;
  }

  private static byte[] payload(Object body) {
    byte[] bytes = MessageCodec.CBOR.encode(body);
    if (bytes.length > AnswerFit.MAX_PAYLOAD) {
      throw new IllegalArgumentException("the request does not fit into a datagram");
    }
    return bytes;
  }

  private static ReliabilityLayerParameters repetition(Duration deadline) {
    int millis = (int) Math.min(deadline.toMillis(), Integer.MAX_VALUE);
    return ReliabilityLayerParameters.builder()
        .ackTimeout(CoapEndpoints.ACK_MILLIS)
        .maxAckTimeout(Math.max(CoapEndpoints.ACK_MILLIS, millis / TRIES))
        .ackRandomFactor(1)
        .ackTimeoutScale(2)
        .maxRetransmit(Integer.MAX_VALUE)
        .nstart(1)
        .build();
  }

  /**
   * A peer that did not answer over DTLS may have been restarted, and forgotten the association; so
   * the next request begins with a handshake.
   */
  private EndpointContext context(InetSocketAddress address) {
    return secure && silent.remove(address)
        ? new MapBasedEndpointContext(
            address, null, DtlsEndpointContext.ATTRIBUTE_HANDSHAKE_MODE_PROBE)
        : new AddressEndpointContext(address);
  }

  private void start(Call<?> call, Duration deadline, CompletableFuture<InetAddress> address) {
    calls.add(call);
    call.deadline = thread.schedule(call::timeOut, deadline.toNanos(), TimeUnit.NANOSECONDS);
    if (address.isDone()) {
      dispatch(call, address);
    } else {
      address.whenComplete((found, failure) -> thread.execute(() -> dispatch(call, address)));
    }
  }

  private void dispatch(Call<?> call, CompletableFuture<InetAddress> address) {
    if (address.isCompletedExceptionally()) {
      call.fail(OfpStatus.UNREACHABLE, "has no address");
    } else if (calls.contains(call)) {
      call.address = new InetSocketAddress(address.join(), call.peer.port());
      call.request.setDestinationContext(context(call.address));
      endpoint.sendRequest(call.request);
    }
  }

  private void unreachable(InetSocketAddress address) {
    for (Call<?> call : List.copyOf(calls)) {
      if (address.equals(call.address)) {
        call.fail(OfpStatus.UNREACHABLE, "does not listen");
      }
    }
  }

  /** Requests under way fail. Idempotent. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      addresses.close();
      thread.submit(this::giveUp).awaitUninterruptibly();
      endpoint.destroy();
    }
  }

  private void giveUp() {
    List.copyOf(calls).forEach(call -> call.fail(OfpStatus.UNAVAILABLE, "is no longer asked"));
  }

  /** A request on its way. On the event loop. */
  private final class Call<R> extends MessageObserverAdapter {
    private final CompletableFuture<R> answer = new CompletableFuture<>();
    private final OfpPeer peer;
    private final Request request;
    private final Class<R> type;
    private Future<?> deadline;

    /** Null until it is known. */
    private InetSocketAddress address;

    Call(OfpPeer peer, Request request, Class<R> type) {
      this.peer = peer;
      this.request = request;
      this.type = type;
    }

    @Override
    public void onResponse(Response response) {
      thread.execute(() -> take(response));
    }

    private void take(Response response) {
      silent.remove(address);
      try {
        if (!response.isSuccess()) {
          end(null, StatusCodes.toFailure(response));
        } else if (type == Done.class) {
          end(type.cast(Done.DONE), null);
        } else {
          end(MessageCodec.CBOR.decode(response.getPayload(), type), null);
        }
      } catch (OfpException e) {
        end(null, new OfpException(OfpStatus.INTERNAL, told("answered " + e.getMessage())));
      }
    }

    @Override
    public void onReject() {
      thread.execute(() -> fail(OfpStatus.UNREACHABLE, "rejected the message"));
    }

    @Override
    public void onSendError(Throwable error) {
      thread.execute(() -> fail(OfpStatus.UNREACHABLE, "cannot be reached: " + error.getMessage()));
    }

    void timeOut() {
      if (secure && address != null) {
        silent.add(address);
      }
      fail(OfpStatus.TIMEOUT, "did not answer in time");
      request.cancel();
    }

    void fail(OfpStatus status, String what) {
      end(null, new OfpException(status, told(what)));
    }

    private String told(String what) {
      return peer.node() + " (" + peer.host() + ":" + peer.port() + ") " + what;
    }

    private void end(R result, OfpException failure) {
      if (!calls.remove(this)) {
        return;
      }
      deadline.cancel(false);
      if (failure == null) {
        answer.complete(result);
      } else {
        request.cancel();
        answer.completeExceptionally(failure);
      }
    }
  }
}
