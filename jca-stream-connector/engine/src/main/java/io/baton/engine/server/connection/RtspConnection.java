package io.baton.engine.server.connection;

import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.admission.AdmissionControl;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.memory.ClientMemory;
import io.baton.engine.memory.MemoryPlan;
import io.baton.engine.rtsp.InterleavedFrame;
import io.baton.engine.rtsp.MalformedMessage;
import io.baton.engine.rtsp.RtspDecoder;
import io.baton.engine.rtsp.RtspMessage;
import io.baton.engine.rtsp.RtspMethod;
import io.baton.engine.rtsp.RtspRequest;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.server.connection.ConnectionState.ActingFor;
import io.baton.engine.session.StreamSession;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One client's control connection. Requests are answered one after the other in the order in which
 * they came, however many the client sends at once: the next one is decoded when one is answered.
 */
public final class RtspConnection extends SimpleChannelInboundHandler<RtspMessage> {
  /** What holds before there is interleaved media, and after it. */
  public static final WriteBufferWaterMark ANSWERS_ALONE =
      new WriteBufferWaterMark(MemoryPlan.ANSWERS / 2, MemoryPlan.ANSWERS);

  private final Requests requests;
  private final ReceiverReports reports;
  private final StreamLoop loop;
  private final RtspDecoder decoder;
  private final ConnectionLimiter.Place place;
  private final long idleNanos;
  private final long stallNanos;
  private final Set<StreamSession> interleaved = new HashSet<>();
  private final InterleavedChannels channels = new InterleavedChannels();
  private final ConnectionState state;
  private Channel channel;
  private Future<?> idlenessWatch;
  private Future<?> stallWatch;
  private long stalledAt;
  private RtspMessage next;
  private boolean held;
  private ClientMemory.Client share;
  private boolean closing;

  /**
   * A connection that is to be added to a pipeline.
   *
   * @param decoder before it in the pipeline
   * @param place of the connection among all
   */
  public RtspConnection(
      Requests requests,
      ReceiverReports reports,
      StreamLoop loop,
      RtspDecoder decoder,
      ConnectionLimiter.Place place,
      EngineConfiguration configuration) {
    this.requests = requests;
    this.reports = reports;
    this.loop = loop;
    this.decoder = decoder;
    this.place = place;
    this.idleNanos = configuration.idleTimeout().toNanos();
    this.stallNanos = configuration.interleavedStall().toNanos();
    this.state = new ConnectionState(requests::abandon, place);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context.channel();
    watchIdleness();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, RtspMessage message) {
    if (message instanceof InterleavedFrame frame) {
      reports.receive(clientAddress(), channels.sessionOf(frame.channel()), frame.content());
    } else if (!closing) {
      place.asked();
      if (channel.isActive()) {
        decoder.pause();
        next = message;
        proceed();
      } else {
        takeLast();
        next = message;
      }
    }
  }

  /**
   * The connection has ended, so no request can be answered. But clients close the connection as
   * soon as they have sent TEARDOWN: that must not be lost.
   */
  private void takeLast() {
    if (next instanceof RtspRequest request
        && request.knownMethod().equals(Optional.of(RtspMethod.TEARDOWN))) {
      takeNext();
    }
    next = null;
  }

  /**
   * Has the message in hand answered in its turn. A client that asks and does not read the answers
   * is not answered: it, not memory, waits.
   */
  private void proceed() {
    if (next != null && !held && channel.isWritable()) {
      held = true;
      loop.handle(this::takeTurn);
    }
  }

  private void takeTurn() {
    held = false;
    if (next != null && channel.isWritable()) {
      takeNext();
    }
  }

  private void takeNext() {
    RtspMessage message = next;
    next = null;
    take(message);
  }

  private void take(RtspMessage message) {
    if (message instanceof RtspRequest request) {
      requests.route(new Exchange(this, request));
    } else if (message instanceof MalformedMessage malformed) {
      refuse(malformed);
    } else {
      // A response: the server asks its clients nothing, so it answers nothing.
      readOn();
    }
  }

  /** Later, so that streams and other clients have their turn. */
  private void readOn() {
    channel.eventLoop().schedule(decoder::resume, 0, TimeUnit.NANOSECONDS);
  }

  private void refuse(MalformedMessage malformed) {
    requests.counters().badRequests().increment();
    closing = !malformed.resumable();
    respond(RtspResponse.to(malformed));
  }

  /** Sends the answer to the request in hand. May be called on any thread. */
  void respond(RtspResponse response) {
    if (!channel.eventLoop().inEventLoop()) {
      channel.eventLoop().execute(() -> respond(response));
      return;
    }
    requests.counters().requests().increment();
    giveUnusedShareBack();
    if (closing) {
      channel.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    } else {
      channel.writeAndFlush(response, channel.voidPromise());
      readOn();
    }
  }

  /**
   * Closes a connection that neither asks anything nor has a session. Only whole requests count, so
   * that no client keeps a connection by sending a byte now and then.
   */
  private void watchIdleness() {
    long quiet = place.quiet();
    if (quiet >= idleNanos && !state.hasSession()) {
      channel.close();
    } else if (channel.isOpen()) {
      long wait = quiet >= idleNanos ? idleNanos : idleNanos - quiet;
      idlenessWatch = channel.eventLoop().schedule(this::watchIdleness, wait, TimeUnit.NANOSECONDS);
    }
  }

  /** The watch would hold the connection in memory until its time came. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancel(idlenessWatch);
    cancel(stallWatch);
    takeLast();
    Set.copyOf(interleaved).forEach(session -> session.close(CloseReason.DISCONNECTED));
    giveUnusedShareBack();
    state.forgetDecision();
  }

  private static void cancel(Future<?> watch) {
    if (watch != null) {
      watch.cancel(false);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      proceed();
    } else {
      stalledAt = System.nanoTime();
      watchStall();
    }
  }

  /** One watch at a time, for a client that is just slow stops and goes many times a second. */
  private void watchStall() {
    if (stallWatch == null) {
      long wait = stalledAt + stallNanos - System.nanoTime();
      stallWatch = channel.eventLoop().schedule(this::endStall, wait, TimeUnit.NANOSECONDS);
    }
  }

  private void endStall() {
    stallWatch = null;
    if (channel.isWritable() || !channel.isActive()) {
      return;
    }
    if (System.nanoTime() - stalledAt < stallNanos) {
      watchStall();
      return;
    }
    Set.copyOf(interleaved).forEach(StreamSession::tooSlow);
    channel.close();
  }

  /** A broken connection is no error of ours: it is closed like one that its client closed. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }

  /**
   * Makes room for interleaved media, until the answer to the request in hand if that sets nothing
   * up, else until the last session has ended.
   *
   * @throws RequestFailedException if there is no memory for it
   */
  public void makeRoomForMedia(AdmissionControl admission) throws RequestFailedException {
    if (share == null) {
      share =
          admission
              .admitInterleaved(octets -> channel.eventLoop().execute(this::applyShare))
              .orElseThrow(
                  () ->
                      new RequestFailedException(
                          RtspStatus.NOT_ENOUGH_BANDWIDTH, admission.noMemoryReason()));
      applyShare();
    }
  }

  private void applyShare() {
    if (share != null) {
      int octets = share.share();
      channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(octets / 2, octets));
    }
  }

  private void giveUnusedShareBack() {
    if (share != null && interleaved.isEmpty()) {
      share.close();
      share = null;
      channel.config().setWriteBufferWaterMark(ANSWERS_ALONE);
    }
  }

  /** Binds a session to this connection, which carries its media. */
  public void carry(StreamSession session) {
    interleaved.add(session);
    session.onClose(reason -> released(session, reason));
  }

  /** Whether a session's media goes over this connection. */
  public boolean carries(StreamSession session) {
    return session.loop() == loop && interleaved.contains(session);
  }

  private void released(StreamSession session, CloseReason reason) {
    interleaved.remove(session);
    channels.release(session.id());
    giveUnusedShareBack();
    // What a client that does not read would be told would not reach it either.
    if (reason == CloseReason.TOO_SLOW || (reason == CloseReason.FAILED && !channel.isWritable())) {
      channel.close();
    }
  }

  /** Its interleaved channels; used on its event loop. */
  public InterleavedChannels channels() {
    return channels;
  }

  /** What the connection remembers from one request to the next; used on its event loop. */
  public ConnectionState state() {
    return state;
  }

  /** The loop that owns what is set up over this connection. */
  public StreamLoop loop() {
    return loop;
  }

  public Channel channel() {
    return channel;
  }

  /** Whether the client came over TLS. */
  public boolean isSecure() {
    return channel.pipeline().get(SslHandler.class) != null;
  }

  /** Address of the client: the peer's, unless that is a node which acts for a client. */
  public InetAddress clientAddress() {
    return state.actingFor().map(ActingFor::client).orElseGet(this::peerAddress);
  }

  /** Address at the other end: the client's, or that of a node which acts for a client. */
  public InetAddress peerAddress() {
    return ((InetSocketAddress) channel.remoteAddress()).getAddress();
  }

  public InetAddress localAddress() {
    return ((InetSocketAddress) channel.localAddress()).getAddress();
  }
}
