package io.baton.engine.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A response, RFC 2326 section 7.
 *
 * @param status 100 to 599; not necessarily one that {@link RtspStatus} lists
 * @param reason phrase; may be empty
 * @param headers the encoder adds Content-Length
 * @param body empty if there is none; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a body can be large; equality is by content
public record RtspResponse(int status, String reason, RtspHeaders headers, byte[] body)
    implements RtspMessage {
  public RtspResponse {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("an RTSP status is 100 to 599, not " + status);
    }
    if (!HeaderText.isFieldValue(reason)) {
      throw new IllegalArgumentException("a reason phrase has no control characters");
    }
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }

  /** The response to a request, with its CSeq. */
  public static RtspResponse to(RtspRequest request, RtspStatus status) {
    return to(request, status.code(), status.reason());
  }

  /** The response to a request, with its CSeq and a phrase of one's own. */
  public static RtspResponse to(RtspRequest request, int status, String reason) {
    return numbered(request.cseq(), status, reason);
  }

  /** The response to what could not be read: its status, its reason as the phrase. */
  public static RtspResponse to(MalformedMessage malformed) {
    return numbered(malformed.cseq(), malformed.status().code(), malformed.reason());
  }

  private static RtspResponse numbered(OptionalLong cseq, int status, String reason) {
    RtspHeaders headers = new RtspHeaders();
    cseq.ifPresent(number -> headers.add(RtspHeaderNames.CSEQ, Long.toString(number)));
    return new RtspResponse(status, reason, headers, new byte[0]);
  }

  /** Adds a header field to this response. */
  public RtspResponse with(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** This response with a body in UTF-8 and its Content-Type. */
  public RtspResponse withBody(String contentType, String text) {
    headers.set(RtspHeaderNames.CONTENT_TYPE, contentType);
    return new RtspResponse(status, reason, headers, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The status, an unlisted one as the x00 of its class. */
  public RtspStatus knownStatus() {
    return RtspStatus.of(status);
  }

  /** Empty if CSeq is missing or not a number of 32 bits. */
  public OptionalLong cseq() {
    return CSeq.of(headers);
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RtspResponse response
        && status == response.status
        && reason.equals(response.reason)
        && headers.equals(response.headers)
        && Arrays.equals(body, response.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, reason, headers, Arrays.hashCode(body));
  }

  @Override
  public String toString() {
    return status + " " + reason + " " + headers + " +" + body.length;
  }
}
