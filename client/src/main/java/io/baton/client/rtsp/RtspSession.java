package io.baton.client.rtsp;

import io.baton.client.network.ServiceException;
import io.baton.client.reception.PacketIntake;
import io.baton.client.reception.ReceivedTrack;
import io.baton.client.reception.RtcpExchange;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspHeaders;
import io.baton.engine.rtsp.RtspMethod;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.header.RangeHeader;
import io.baton.engine.rtsp.header.RtpInfoHeader;
import io.baton.engine.rtsp.header.ScaleHeader;
import io.baton.engine.rtsp.header.SessionHeader;
import io.baton.engine.rtsp.header.SpeedHeader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A stream that was set up: plays it, keeps it alive, reports on its reception, ends it (RFC 2326
 * section 10). Methods may be called from any thread; what they return completes on the session's
 * event loop, on which also its listener is called and to which its tracks belong.
 */
public final class RtspSession {
  private static final int DEFAULT_TIMEOUT_SECONDS = 60;
  private static final int REPORT_SECONDS = 5;
  private static final int PER_MILLE = 1000;

  private final RtspConnection connection;
  private final EventLoop loop;
  private final SessionDescriptor description;
  private final List<TrackPath> paths;
  private final SessionHeader session;
  private final SessionListener listener;
  private final long receiver = Integer.toUnsignedLong(ThreadLocalRandom.current().nextInt());
  private final ScheduledFuture<?> keepAlives;
  private final ScheduledFuture<?> reports;
  private RtspMethod keepAlive = RtspMethod.GET_PARAMETER;
  private boolean closed;

  RtspSession(
      RtspConnection connection,
      SessionDescriptor description,
      List<TrackPath> paths,
      SessionHeader session,
      PacketIntake intake,
      SessionListener listener) {
    this.connection = connection;
    this.loop = connection.channel().eventLoop();
    this.description = description;
    this.paths = paths;
    this.session = session;
    this.listener = listener;
    connection.listener(new ConnectionEvents(intake));
    int timeout = session.timeoutSeconds().orElse(DEFAULT_TIMEOUT_SECONDS);
    this.keepAlives = every(Math.max(1, timeout / 2), this::keepAlive);
    this.reports = every(REPORT_SECONDS, this::sendReports);
  }

  private ScheduledFuture<?> every(int seconds, Runnable task) {
    return loop.scheduleAtFixedRate(task, seconds, seconds, TimeUnit.SECONDS);
  }

  /** The session's id at the server. */
  public String id() {
    return session.id();
  }

  /** In the order of the SDP. */
  public List<ReceivedTrack> tracks() {
    return description.tracks();
  }

  /** Playing time by the SDP; empty for a live stream. */
  public Optional<Duration> duration() {
    return description.duration();
  }

  /**
   * Starts playing at a position, or goes there while playing.
   *
   * @return fails with {@link ServiceException} if the server refuses
   */
  public CompletableFuture<PlayResult> play(PlaybackOptions options) {
    return request(RtspMethod.PLAY, headers -> addPlayHeaders(headers, options))
        .thenApply(response -> granted(Responses.requireOk(response)));
  }

  /** Stops the stream where it is; {@link #play} goes on. */
  public CompletableFuture<Void> pause() {
    return request(RtspMethod.PAUSE, headers -> {})
        .thenAccept(response -> Responses.requireOk(response));
  }

  /** Ends the session and closes what it holds, whatever the server says. */
  public CompletableFuture<Void> tearDown() {
    return request(RtspMethod.TEARDOWN, headers -> {})
        .handleAsync((response, failure) -> null, loop)
        .thenAccept(done -> close());
  }

  /** Whether the server said goodbye on every track (RTCP BYE); asked on the event loop. */
  public boolean isEnded() {
    return tracks().stream().allMatch(track -> track.senderReports().isGoodbye());
  }

  /**
   * Runs something on the session's event loop, where its tracks may be read.
   *
   * @return completes when it has run
   */
  public CompletableFuture<Void> inspect(Runnable task) {
    return CompletableFuture.runAsync(task, loop);
  }

  private CompletableFuture<RtspResponse> request(
      RtspMethod method, Consumer<RtspHeaders> headers) {
    return CompletableFuture.supplyAsync(
            () ->
                connection.request(
                    method,
                    description.aggregateUri(),
                    fields -> {
                      fields.add(RtspHeaderNames.SESSION, session.id());
                      headers.accept(fields);
                    }),
            loop)
        .thenCompose(response -> response);
  }

  private static void addPlayHeaders(RtspHeaders headers, PlaybackOptions options) {
    long start = options.start().toNanos();
    RangeHeader range =
        options.end().isPresent()
            ? RangeHeader.between(start, options.end().get().toNanos())
            : RangeHeader.from(start);
    headers.add(RtspHeaderNames.RANGE, range.toString());
    options
        .scale()
        .ifPresent(
            rate -> headers.add(RtspHeaderNames.SCALE, new ScaleHeader(perMille(rate)).toString()));
    options
        .speed()
        .ifPresent(
            rate -> headers.add(RtspHeaderNames.SPEED, new SpeedHeader(perMille(rate)).toString()));
  }

  private static int perMille(double rate) {
    return (int) Math.round(rate * PER_MILLE);
  }

  private PlayResult granted(RtspResponse response) {
    try {
      PlayResult result =
          new PlayResult(range(response), scale(response).orElse(1), speed(response).orElse(1));
      tracks().forEach(track -> track.newTimeline(result.speed()));
      announce(response);
      return result;
    } catch (RtspParseException e) {
      throw Responses.unusable(e);
    }
  }

  private static Optional<RangeHeader> range(RtspResponse response) throws RtspParseException {
    Optional<String> text = response.headers().first(RtspHeaderNames.RANGE);
    return text.isEmpty() ? Optional.empty() : Optional.of(RangeHeader.parse(text.get()));
  }

  private static OptionalDouble scale(RtspResponse response) throws RtspParseException {
    Optional<String> text = response.headers().first(RtspHeaderNames.SCALE);
    return text.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(ScaleHeader.parse(text.get()).perMille() / (double) PER_MILLE);
  }

  private static OptionalDouble speed(RtspResponse response) throws RtspParseException {
    Optional<String> text = response.headers().first(RtspHeaderNames.SPEED);
    return text.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(SpeedHeader.parse(text.get()).perMille() / (double) PER_MILLE);
  }

  private void announce(RtspResponse response) throws RtspParseException {
    Optional<String> text = response.headers().joined(RtspHeaderNames.RTP_INFO);
    if (text.isEmpty()) {
      return;
    }
    for (RtpInfoHeader.Entry entry : RtpInfoHeader.parse(text.get()).entries()) {
      tracks().stream()
          .filter(track -> track.controlUri().endsWith(entry.url()))
          .forEach(track -> track.announced(entry.seq(), entry.rtptime()));
    }
  }

  private void keepAlive() {
    connection
        .request(
            keepAlive,
            description.aggregateUri(),
            headers -> headers.add(RtspHeaderNames.SESSION, session.id()))
        .thenAccept(this::keptAlive);
  }

  /** A server without GET_PARAMETER is kept alive by OPTIONS. */
  private void keptAlive(RtspResponse response) {
    int status = response.status();
    if (status == RtspStatus.NOT_IMPLEMENTED.code()
        || status == RtspStatus.METHOD_NOT_ALLOWED.code()) {
      keepAlive = RtspMethod.OPTIONS;
    }
  }

  private void sendReports() {
    long now = System.nanoTime();
    for (ReceivedTrack track : tracks()) {
      ByteBuf report = connection.channel().alloc().buffer();
      RtcpExchange.writeReport(report, track, receiver, now);
      paths.get(track.index()).sendRtcp(report);
    }
  }

  private void close() {
    closed = true;
    keepAlives.cancel(false);
    reports.cancel(false);
    paths.forEach(TrackPath::close);
    connection.close();
  }

  private final class ConnectionEvents implements RtspConnectionListener {
    private final PacketIntake intake;

    ConnectionEvents(PacketIntake intake) {
      this.intake = intake;
    }

    @Override
    public void interleaved(int channel, ByteBuf packet) {
      long now = System.nanoTime();
      for (ReceivedTrack track : tracks()) {
        if (paths.get(track.index()) instanceof InterleavedPath path) {
          if (path.carriesRtp(channel)) {
            intake.rtp(track, packet, now);
          } else if (path.carriesRtcp(channel)) {
            intake.rtcp(track, packet, now);
          }
        }
      }
    }

    @Override
    public void redirected(String location) {
      listener.redirected(location);
    }

    @Override
    public void disconnected() {
      if (!closed) {
        listener.disconnected();
      }
    }
  }
}
