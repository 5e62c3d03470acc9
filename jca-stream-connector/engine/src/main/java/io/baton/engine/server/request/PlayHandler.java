package io.baton.engine.server.request;

import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.header.RangeHeader;
import io.baton.engine.rtsp.header.RtpInfoHeader;
import io.baton.engine.rtsp.header.ScaleHeader;
import io.baton.engine.rtsp.header.SpeedHeader;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import io.baton.engine.server.decision.PresentationUri;
import io.baton.engine.session.StreamSession;
import io.baton.engine.stream.InvalidRangeException;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.stream.Rate;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.stream.TrackEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** PLAY, RFC 2326 section 10.5: start, resume, seek, key-frame trick play and delivery speed. */
final class PlayHandler implements RequestHandler {
  private static final long TIMESTAMP_MASK = 0xffffffffL;
  private static final int SEQUENCE_MASK = 0xffff;

  private final SessionLookup lookup;

  PlayHandler(SessionLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void handle(Exchange exchange) throws RequestFailedException {
    PresentationUri uri = PresentationUri.parse(exchange.request().uri());
    PlayCommand command = command(exchange);
    lookup.onSession(exchange, (same, session) -> play(same, session, uri, command));
  }

  private static PlayCommand command(Exchange exchange) throws RequestFailedException {
    Optional<RangeHeader> range = exchange.header(RtspHeaderNames.RANGE, RangeHeader::parse);
    int scale =
        exchange
            .header(RtspHeaderNames.SCALE, ScaleHeader::parse)
            .map(ScaleHeader::perMille)
            .orElse(Rate.ONE);
    int speed =
        exchange
            .header(RtspHeaderNames.SPEED, SpeedHeader::parse)
            .map(SpeedHeader::perMille)
            .orElse(Rate.ONE);
    if (scale < 0) {
      throw new RequestFailedException(
          RtspStatus.HEADER_FIELD_NOT_VALID, "Scale: this content plays forwards only");
    }
    OptionalLong start = range.map(RangeHeader::start).orElse(OptionalLong.empty());
    OptionalLong stop = range.map(RangeHeader::end).orElse(OptionalLong.empty());
    return new PlayCommand(start, stop, Rate.nearest(scale, speed));
  }

  private static void play(
      Exchange exchange, StreamSession session, PresentationUri uri, PlayCommand command)
      throws RequestFailedException {
    Aggregate.require(session, uri);
    if (session.tracks().isEmpty()) {
      throw new RequestFailedException(
          RtspStatus.METHOD_NOT_VALID_IN_THIS_STATE, "nothing was set up");
    }
    try {
      Optional<String> refusal =
          session.play(command, () -> exchange.respond(answer(exchange, session)));
      if (refusal.isPresent()) {
        throw new RequestFailedException(RtspStatus.NOT_ENOUGH_BANDWIDTH, refusal.get());
      }
    } catch (InvalidRangeException e) {
      throw new RequestFailedException(RtspStatus.INVALID_RANGE, e.getMessage());
    }
  }

  private static RtspResponse answer(Exchange exchange, StreamSession session) {
    TimelineEntry entry = session.entry();
    RtspResponse response =
        exchange
            .response(RtspStatus.OK)
            .with(RtspHeaderNames.SESSION, session.id())
            .with(
                RtspHeaderNames.RANGE,
                RangeHeader.between(session.startNanos(), session.endNanos()).toString())
            .with(RtspHeaderNames.RTP_INFO, rtpInfo(session, entry).toString());
    if (exchange.header(RtspHeaderNames.SCALE).isPresent() || entry.rate().trickPlay()) {
      response.with(RtspHeaderNames.SCALE, new ScaleHeader(entry.rate().scale()).toString());
    }
    if (exchange.header(RtspHeaderNames.SPEED).isPresent()) {
      response.with(RtspHeaderNames.SPEED, new SpeedHeader(entry.rate().speed()).toString());
    }
    return response;
  }

  private static RtpInfoHeader rtpInfo(StreamSession session, TimelineEntry entry) {
    String base = session.request().uri();
    List<RtpInfoHeader.Entry> tracks =
        entry.tracks().stream().map(track -> rtpInfo(base, track)).toList();
    return new RtpInfoHeader(tracks);
  }

  private static RtpInfoHeader.Entry rtpInfo(String base, TrackEntry track) {
    return new RtpInfoHeader.Entry(
        PresentationUri.trackUri(base, track.track()),
        OptionalInt.of((int) track.firstSequence() & SEQUENCE_MASK),
        OptionalLong.of(track.timestamp() & TIMESTAMP_MASK));
  }
}
