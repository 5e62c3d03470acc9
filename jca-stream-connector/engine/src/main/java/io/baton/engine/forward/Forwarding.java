package io.baton.engine.forward;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.datagram.RelayedTrack;
import io.baton.engine.rtcp.ReportBlock;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspMethod;
import io.baton.engine.rtsp.RtspRequest;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.header.ChannelRange;
import io.baton.engine.session.SenderReports;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One presentation that another node streams and this one stands for towards the client: requests
 * go there, and in relay mode packets come back. A forwarded session once the client has set a
 * track up. Owned by one event loop; everything but {@link #id}, {@link #decision}, {@link #viewer}
 * and {@link #loop} is called on it.
 */
public final class Forwarding implements Upstream.Owner {
  private static final int CHANNELS = 256;

  private final Forward decision;
  private final Viewer viewer;
  private final StreamLoop loop;
  private final ForwardContext context;
  private final Upstream upstream;
  private final RelayedSources sources = new RelayedSources();
  private final Set<InetSocketAddress> receivers = new HashSet<>();
  private final Instant created;
  private Optional<DeliveryTransport> transport = Optional.empty();
  private Relay relay = new NoRelay();
  private int nextChannel;
  private boolean blocked;
  private long blockedAt;
  private long aliveAt;
  private boolean ended;
  private boolean admitted;
  private Consumer<CloseReason> closeListener = reason -> {};

  /** Begins to connect to the provider; the caller is on the loop. */
  public Forwarding(ForwardContext context, StreamLoop loop, Forward decision, Viewer viewer) {
    this.context = context;
    this.loop = loop;
    this.decision = decision;
    this.viewer = viewer;
    this.aliveAt = context.clock().nanos();
    this.created = instant(aliveAt);
    InetSocketAddress provider =
        InetSocketAddress.createUnresolved(decision.host(), decision.port());
    this.upstream = new Upstream(context, loop, provider, this);
  }

  /** The assignment's id, which is the session's. */
  public String id() {
    return decision.assignment();
  }

  public Forward decision() {
    return decision;
  }

  public Viewer viewer() {
    return viewer;
  }

  public StreamLoop loop() {
    return loop;
  }

  /** Whether requests can be passed on. */
  public boolean isOpen() {
    return !ended && upstream.isOpen();
  }

  /** How the client is served; empty before a track is set up. */
  public Optional<DeliveryTransport> transport() {
    return transport;
  }

  /** Whether the client's media over UDP comes from the provider itself. */
  public boolean isDirect() {
    return decision.mode() == DeliveryMode.DIRECT;
  }

  /**
   * Passes a request on, in the assignment's name.
   *
   * @param request its sequence number is set here
   * @param limit for the answer
   */
  public void send(RtspRequest request, Duration limit, Answer answer) {
    touch();
    upstream.send(inTheNameOfTheClient(request), limit, answer);
  }

  private RtspRequest inTheNameOfTheClient(RtspRequest request) {
    request.headers().set(RtspHeaderNames.BATON_ASSIGNMENT, id());
    return request;
  }

  /** The next pair of channels towards the provider. */
  public ChannelRange nextChannels() {
    int first = nextChannel;
    nextChannel = (nextChannel + 2) % CHANNELS;
    return new ChannelRange(first, first + 1);
  }

  /**
   * Has what is to pass through this node admitted, until the session ends. Idempotent.
   *
   * @return why it is not admitted; empty if it is
   */
  public Optional<String> reserve() {
    if (ended || admitted) {
      return Optional.empty();
    }
    Optional<String> refusal = context.admission().admitRelayed(decision.bitrate());
    if (refusal.isEmpty()) {
      admitted = true;
    }
    return refusal;
  }

  /** A track was set up whose packets go to the client over UDP. */
  public void relay(ChannelRange channels, int ssrc, RelayedTrack track) {
    if (!(relay instanceof DatagramRelay)) {
      relay = new DatagramRelay();
    }
    ((DatagramRelay) relay).add(channels.first(), ssrc, track);
    established(DeliveryTransport.UDP);
    addSource(channels, ssrc);
    receivers.add(track.reportsFrom());
    context.table().addReceiver(track.reportsFrom(), this);
  }

  /** A track was set up whose packets go to the client over its connection, channels unchanged. */
  public void relay(ChannelRange channels, int ssrc, Channel client) {
    if (!(relay instanceof InterleavedRelay)) {
      relay = new InterleavedRelay(loop, client);
    }
    ((InterleavedRelay) relay).add(channels.first(), ssrc);
    established(DeliveryTransport.TCP);
    addSource(channels, ssrc);
  }

  private void addSource(ChannelRange channels, int ssrc) {
    sources.add(ssrc, channels.last());
    context.table().addSource(ssrc, this);
  }

  /** A track was set up whose packets the provider sends to the client. */
  public void leaveMediaToProvider() {
    established(DeliveryTransport.UDP);
  }

  private void established(DeliveryTransport how) {
    if (transport.isEmpty()) {
      context.counters().started().increment();
      context.table().add(this);
    }
    transport = Optional.of(how);
  }

  /** Registers who is to be told when the session has ended; one at most. */
  public void onClose(Consumer<CloseReason> listener) {
    closeListener = listener;
  }

  /** A sign of life from the client. */
  public void touch() {
    aliveAt = context.clock().nanos();
  }

  @Override
  public void onFrames(ByteBuf in) {
    if (!relay.send(in)) {
      block();
    }
  }

  @Override
  public void onReceived() {
    relay.flush();
  }

  /** Takes nothing from the provider until the client takes it: so it is the one who waits. */
  private void block() {
    if (blocked) {
      return;
    }
    blocked = true;
    blockedAt = context.clock().nanos();
    upstream.setReading(false);
    if (transport.equals(Optional.of(DeliveryTransport.UDP))) {
      loop.executor().schedule(this::resume, loop.period().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** The client takes data again. */
  public void resume() {
    if (blocked && !ended) {
      blocked = false;
      upstream.setReading(true);
    }
  }

  /**
   * Takes in what the client reports, and passes it on: it is a sign of life even if it is about no
   * source.
   *
   * @param packet a compound RTCP packet; taken over
   */
  public void onReport(List<ReportBlock> blocks, ByteBuf packet) {
    touch();
    long lostBefore = sources.lost();
    OptionalInt channel = sources.report(blocks);
    context.counters().reportedLost().add(sources.lost() - lostBefore);
    if (isOpen() && channel.isPresent()) {
      upstream.sendFrame(channel.getAsInt(), packet);
    } else {
      packet.release();
    }
  }

  /** Finds out whether the client is still there; called once a second. */
  void attend(long now) {
    boolean silent = now - aliveAt > context.limits().silence().toNanos();
    if (blocked && now - blockedAt > context.limits().stall().toNanos()) {
      tooSlow();
    } else if (silent && relay instanceof DatagramRelay) {
      context.counters().timedOut().increment();
      close(CloseReason.TIMEOUT);
    }
  }

  /** The client takes data so slowly that it is too far behind. */
  public void tooSlow() {
    if (!ended) {
      context.counters().dropped().increment();
      close(CloseReason.TOO_SLOW);
    }
  }

  /** Ends the session from this side: the provider and the client are notified. Idempotent. */
  public void close(CloseReason reason) {
    if (ended) {
      return;
    }
    ended = true;
    relay.sayGoodbye(SenderReports.cname(id()));
    if (transport.isPresent()) {
      upstream.close(inTheNameOfTheClient(teardown()));
    } else {
      upstream.close();
    }
    end(reason);
  }

  /**
   * Notifies the provider that no client comes: a client that brings an assignment and leaves gives
   * it back.
   *
   * @param limit for the provider to answer
   */
  public void giveBack(Duration limit) {
    Answer leave =
        new Answer() {
          @Override
          public void answered(RtspResponse response) {
            close(CloseReason.DISCONNECTED);
          }

          @Override
          public void failed() {
            close(CloseReason.DISCONNECTED);
          }
        };
    send(RtspRequest.of(RtspMethod.OPTIONS, viewer.uri(), 0), limit, leave);
  }

  private RtspRequest teardown() {
    return RtspRequest.of(RtspMethod.TEARDOWN, viewer.uri(), 0).with(RtspHeaderNames.SESSION, id());
  }

  /** The provider has ended the session and says so. Idempotent. */
  public void finish() {
    if (!ended) {
      end(CloseReason.TEARDOWN);
      upstream.close();
    }
  }

  @Override
  public void onClosed() {
    if (ended) {
      return;
    }
    if (transport.isPresent() && !relay.hasSaidGoodbye()) {
      lost();
    }
    end(CloseReason.FAILED);
  }

  /**
   * The provider is gone while the client still wants its stream: here is where another provider
   * would go on. None does, so the session ends, and this node says so for the provider.
   */
  private void lost() {
    context.counters().lost().increment();
    relay.sayGoodbye(SenderReports.cname(id()));
    context
        .events()
        .accept(
            new StreamEvent.Closed(
                instant(context.clock().nanos()), snapshot(), CloseReason.FAILED));
  }

  private void end(CloseReason reason) {
    ended = true;
    if (admitted) {
      context.admission().releaseRelayed(decision.bitrate());
    }
    context.table().remove(this);
    closeListener.accept(reason);
  }

  /** Where the client reports from over UDP. */
  Set<InetSocketAddress> receivers() {
    return receivers;
  }

  /** Sources of the packets that are relayed. */
  Set<Integer> sources() {
    return sources.ssrcs();
  }

  /**
   * What is known of the session here: what passed through this node and was reported to it. The
   * position is the provider's to tell, as is all of what it sends straight to the client.
   */
  private SessionSnapshot snapshot() {
    return new SessionSnapshot(
        id(),
        decision.path(),
        decision.content(),
        viewer.client().getHostAddress(),
        viewer.user(),
        viewer.userAgent(),
        transport.orElse(DeliveryTransport.UDP),
        SessionState.ENDED,
        Duration.ZERO,
        1,
        1,
        created,
        relay.packets(),
        relay.octets(),
        decision.bitrate(),
        0,
        sources.lost(),
        Optional.empty());
  }

  private static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(0, epochNanos);
  }
}
