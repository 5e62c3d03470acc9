package io.baton.client.rtsp;

import io.baton.client.network.ClientNetwork;
import io.baton.client.reception.PacketIntake;
import io.baton.client.reception.ReceivedTrack;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspHeaders;
import io.baton.engine.rtsp.RtspMethod;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.header.SessionHeader;
import io.baton.engine.rtsp.header.TransportHeader;
import io.baton.model.delivery.DeliveryTransport;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Brings a session up to the point where it can play: DESCRIBE, then SETUP of every track. */
final class SessionOpener {
  private static final int MAX_REDIRECTS = 5;

  private final ClientNetwork network;
  private final EventLoop loop;
  private final DeliveryTransport transport;
  private final SessionListener listener;
  private final PacketIntake intake;
  private final List<TrackPath> paths = new ArrayList<>();
  private Optional<SessionHeader> sessionHeader = Optional.empty();
  private RtspConnection connection;

  SessionOpener(ClientNetwork network, DeliveryTransport transport, SessionListener listener) {
    this.network = network;
    this.loop = network.nextLoop();
    this.transport = transport;
    this.listener = listener;
    this.intake = new PacketIntake(listener);
  }

  CompletableFuture<RtspSession> open(RtspAddress address) {
    return CompletableFuture.supplyAsync(() -> attempt(address, 0), loop)
        .thenCompose(session -> session);
  }

  private CompletableFuture<RtspSession> attempt(RtspAddress address, int redirects) {
    return RtspConnection.open(network, loop, address.uri(), address.credentials())
        .thenCompose(connected -> describe(connected, address))
        .thenCompose(this::setUpAll)
        .exceptionallyCompose(failure -> redirectOrFail(failure, address, redirects));
  }

  private CompletableFuture<RtspSession> redirectOrFail(
      Throwable failure, RtspAddress address, int redirects) {
    closeAll();
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof RedirectedException redirected)) {
      return CompletableFuture.failedFuture(cause);
    }
    if (redirects == MAX_REDIRECTS) {
      return CompletableFuture.failedFuture(
          new IOException("more than " + MAX_REDIRECTS + " redirections"));
    }
    try {
      return attempt(address.redirectedTo(redirected.location()), redirects + 1);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(new IOException(e.getMessage(), e));
    }
  }

  private void closeAll() {
    paths.forEach(TrackPath::close);
    paths.clear();
    sessionHeader = Optional.empty();
    if (connection != null) {
      connection.listener(RtspConnectionListener.NONE);
      connection.close();
      connection = null;
    }
  }

  private CompletableFuture<SessionDescriptor> describe(
      RtspConnection connected, RtspAddress address) {
    connection = connected;
    String uri = address.uri().toString();
    return connected
        .request(
            RtspMethod.DESCRIBE,
            uri,
            headers -> headers.add(RtspHeaderNames.ACCEPT, "application/sdp"))
        .thenApply(response -> SessionDescriptor.read(Responses.requireOk(response), uri));
  }

  private CompletableFuture<RtspSession> setUpAll(SessionDescriptor described) {
    CompletableFuture<Void> setUp = CompletableFuture.completedFuture(null);
    for (ReceivedTrack track : described.tracks()) {
      setUp = setUp.thenCompose(previous -> setUp(track));
    }
    return setUp.thenApply(all -> session(described));
  }

  private CompletableFuture<Void> setUp(ReceivedTrack track) {
    return path(track)
        .thenCompose(
            path -> {
              paths.add(path);
              return connection.request(
                  RtspMethod.SETUP, track.controlUri(), headers -> setUpHeaders(headers, path));
            })
        .thenAccept(response -> agree(Responses.requireOk(response)));
  }

  private CompletableFuture<TrackPath> path(ReceivedTrack track) {
    return transport == DeliveryTransport.TCP
        ? CompletableFuture.completedFuture(new InterleavedPath(connection, track.index()))
        : network
            .udpPorts(connection.channel(), new UdpPath.Receiver(track, intake))
            .thenApply(UdpPath::new);
  }

  private void setUpHeaders(RtspHeaders headers, TrackPath path) {
    headers.add(RtspHeaderNames.TRANSPORT, path.offer().toString());
    sessionHeader.ifPresent(session -> headers.add(RtspHeaderNames.SESSION, session.id()));
  }

  private void agree(RtspResponse response) {
    try {
      String session = Responses.requireHeader(response, RtspHeaderNames.SESSION);
      String chosen = Responses.requireHeader(response, RtspHeaderNames.TRANSPORT);
      sessionHeader = Optional.of(SessionHeader.parse(session));
      paths.get(paths.size() - 1).agreed(TransportHeader.parse(chosen).specs().get(0));
    } catch (RtspParseException e) {
      throw Responses.unusable(e);
    }
  }

  private RtspSession session(SessionDescriptor described) {
    return new RtspSession(
        connection, described, List.copyOf(paths), sessionHeader.orElseThrow(), intake, listener);
  }
}
