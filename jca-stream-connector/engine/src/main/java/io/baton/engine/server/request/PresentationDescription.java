package io.baton.engine.server.request;

import io.baton.engine.media.Content;
import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.rtsp.header.RangeHeader;
import io.baton.engine.sdp.LanguageTag;
import io.baton.engine.sdp.MediaSection;
import io.baton.engine.sdp.Origin;
import io.baton.engine.sdp.SessionDescription;
import io.baton.engine.server.decision.PresentationUri;
import io.baton.model.media.MediaKind;
import io.baton.model.media.MediaPath;
import io.baton.model.media.TrackDescription;
import java.net.InetAddress;
import java.util.Locale;

/** Describes content in SDP, with everything that decoders need (RFC 8866, RFC 2326 appendix C). */
final class PresentationDescription {
  private static final int BITS_PER_KILOBIT = 1000;
  private static final int ID_HEX_DIGITS = 15;
  private static final int HEX = 16;

  private PresentationDescription() {}

  /**
   * The description of a piece of content; the same on every node but for the address.
   *
   * @param address of this server
   */
  static String of(MediaPath path, Content content, InetAddress address) {
    String id = sessionId(content);
    SessionDescription.Builder description =
        SessionDescription.by(
                new Origin("-", id, id, address.getHostAddress()), name(path, content))
            .connection(address.getAddress().length == 4 ? "0.0.0.0" : "::")
            .attribute("tool", "Baton")
            .range(RangeHeader.between(0, content.description().duration().toNanos()))
            .control("*");
    content.tracks().forEach(track -> description.media(section(track)));
    return description.build().format();
  }

  /** What the film calls itself, else what its file is called. */
  private static String name(MediaPath path, Content content) {
    String title = content.description().title();
    return title.isEmpty() ? path.fileName() : title;
  }

  /** Digits that change with the content. */
  private static String sessionId(Content content) {
    return Long.toString(Long.parseLong(content.id().sha256().substring(0, ID_HEX_DIGITS), HEX));
  }

  private static MediaSection section(TrackIndex track) {
    TrackFormat format = track.format();
    TrackDescription description = format.description();
    MediaSection.Builder section =
        MediaSection.rtp(description.kind().name().toLowerCase(Locale.ROOT), format.payloadType())
            .information(description.title())
            .bandwidth((int) (description.bitrate() / BITS_PER_KILOBIT + 1))
            .rtpMap(format.rtpmap())
            .formatParameters(format.fmtp());
    if (description.kind() == MediaKind.VIDEO && description.frameRate() > 0) {
      section.framesPerThousandSeconds(Math.round(description.frameRate() * BITS_PER_KILOBIT));
    }
    if (!description.language().isEmpty()) {
      section.attribute("lang", LanguageTag.of(description.language()));
    }
    return section.control(PresentationUri.control(format.index())).build();
  }
}
