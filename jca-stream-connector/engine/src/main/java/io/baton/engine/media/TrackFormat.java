package io.baton.engine.media;

import io.baton.model.media.TrackDescription;

/**
 * How a track is described to a receiver.
 *
 * @param description what it carries
 * @param payloadType RTP payload type: static where RFC 3551 has one, else 96 + index
 * @param rtpmap value of the SDP rtpmap attribute without the payload type, such as {@code
 *     H264/90000} or {@code MPEG4-GENERIC/48000/2}
 * @param fmtp value of the SDP fmtp attribute without the payload type; empty if none is needed
 */
public record TrackFormat(
    TrackDescription description, int payloadType, String rtpmap, String fmtp) {
  /** RTP clock in Hz. */
  public int clockRate() {
    return description.clockRate();
  }

  /** Position in the SDP, from 0. */
  public int index() {
    return description.index();
  }
}
