package io.baton.engine.rtsp;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What the decoder found instead of a message.
 *
 * @param status what a server answers
 * @param reason why, fit to be sent to the peer
 * @param cseq sequence number of the request, if it could be read
 * @param resumable whether the decoder found the end of the message and goes on after it; if not,
 *     it reads nothing more and the connection should be closed once the answer is sent
 */
public record MalformedMessage(
    RtspStatus status, String reason, OptionalLong cseq, boolean resumable) implements RtspMessage {
  public MalformedMessage {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(cseq, "cseq");
  }
}
