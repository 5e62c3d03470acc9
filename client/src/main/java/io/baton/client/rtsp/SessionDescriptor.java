package io.baton.client.rtsp;

import io.baton.client.depacketize.TrackEncoding;
import io.baton.client.reception.ReceivedTrack;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.header.RangeHeader;
import io.baton.engine.sdp.ControlUri;
import io.baton.engine.sdp.FormatParameters;
import io.baton.engine.sdp.MediaSection;
import io.baton.engine.sdp.RtpMap;
import io.baton.engine.sdp.SdpParseException;
import io.baton.engine.sdp.SessionDescription;
import io.baton.model.media.MediaKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * What the answer to DESCRIBE says of a stream.
 *
 * @param aggregateUri names all tracks together
 * @param duration playing time, if it is known
 * @param tracks audio and video, at least one
 */
record SessionDescriptor(
    String aggregateUri, Optional<Duration> duration, List<ReceivedTrack> tracks) {
  /** Payload types below this one need no rtpmap attribute (RFC 3551 section 6). */
  private static final int FIRST_DYNAMIC = 96;

  private static final int PCMU = 0;
  private static final int PCMA = 8;
  private static final int MPEG_AUDIO = 14;

  SessionDescriptor {
    tracks = List.copyOf(tracks);
  }

  /**
   * Reads the answer.
   *
   * @param uri what was asked for
   */
  static SessionDescriptor read(RtspResponse response, String uri) {
    try {
      return of(SessionDescription.parse(response.text()), base(response, uri));
    } catch (SdpParseException e) {
      throw unusable("cannot be read: " + e.getMessage());
    }
  }

  private static String base(RtspResponse response, String uri) {
    return response
        .headers()
        .first(RtspHeaderNames.CONTENT_BASE)
        .or(() -> response.headers().first(RtspHeaderNames.CONTENT_LOCATION))
        .orElse(uri);
  }

  private static SessionDescriptor of(SessionDescription sdp, String base) {
    List<ReceivedTrack> tracks = new ArrayList<>();
    for (MediaSection media : sdp.media()) {
      Optional<MediaKind> kind = kind(media);
      Optional<TrackEncoding> encoding = encoding(media);
      if (kind.isPresent() && encoding.isPresent()) {
        String control = ControlUri.resolve(base, media.attributes().control().orElse(""));
        tracks.add(new ReceivedTrack(tracks.size(), kind.get(), encoding.get(), control));
      }
    }
    if (tracks.isEmpty()) {
      throw unusable("has neither audio nor video");
    }
    String aggregate = ControlUri.resolve(base, sdp.attributes().control().orElse(""));
    return new SessionDescriptor(aggregate, duration(sdp), tracks);
  }

  private static Optional<MediaKind> kind(MediaSection media) {
    return switch (media.type()) {
      case "video" -> Optional.of(MediaKind.VIDEO);
      case "audio" -> Optional.of(MediaKind.AUDIO);
      default -> Optional.empty();
    };
  }

  private static Optional<TrackEncoding> encoding(MediaSection media) {
    Map<String, String> parameters =
        media.formatParameters().map(FormatParameters::parameters).orElse(Map.of());
    Optional<RtpMap> map = media.rtpMap();
    if (map.isPresent()) {
      return Optional.of(
          new TrackEncoding(
              map.get().encoding(),
              map.get().clockRate(),
              map.get().channels().orElse(1),
              parameters));
    }
    return switch (media.payloadType().orElse(FIRST_DYNAMIC)) {
      case PCMU -> Optional.of(new TrackEncoding("PCMU", 8000, 1, parameters));
      case PCMA -> Optional.of(new TrackEncoding("PCMA", 8000, 1, parameters));
      case MPEG_AUDIO -> Optional.of(new TrackEncoding("MPA", 90_000, 1, parameters));
      default -> Optional.empty();
    };
  }

  private static Optional<Duration> duration(SessionDescription sdp) {
    return sdp.attributes()
        .range()
        .map(RangeHeader::end)
        .filter(end -> end.isPresent())
        .map(end -> Duration.ofNanos(end.getAsLong()));
  }

  private static CompletionException unusable(String problem) {
    return new CompletionException(new IOException("the stream's description " + problem));
  }
}
