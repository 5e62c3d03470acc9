package io.baton.engine.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request, RFC 2326 section 6. Method and URI are as they were received: a method may be unknown,
 * a URI may not parse.
 *
 * @param method case-sensitive name
 * @param uri as written; see {@link RtspUri#parse}
 * @param version {@link RtspMessage#VERSION}
 * @param headers the encoder adds Content-Length
 * @param body empty if there is none; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a body can be large; equality is by content
public record RtspRequest(
    String method, String uri, String version, RtspHeaders headers, byte[] body)
    implements RtspMessage {
  public RtspRequest {
    if (!HeaderText.isToken(method)) {
      throw new IllegalArgumentException("not a method name");
    }
    if (uri.isEmpty() || !HeaderText.isFieldValue(uri)) {
      throw new IllegalArgumentException("a request URI has no control characters");
    }
    if (!HeaderText.isFieldValue(version)) {
      throw new IllegalArgumentException("a version has no control characters");
    }
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }

  /** A request without a body. */
  public static RtspRequest of(RtspMethod method, String uri, long cseq) {
    RtspHeaders headers = new RtspHeaders().add(RtspHeaderNames.CSEQ, Long.toString(cseq));
    return new RtspRequest(method.name(), uri, VERSION, headers, new byte[0]);
  }

  /** Adds a header field to this request. */
  public RtspRequest with(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** This request with a body in UTF-8 and its Content-Type. */
  public RtspRequest withBody(String contentType, String text) {
    headers.set(RtspHeaderNames.CONTENT_TYPE, contentType);
    return new RtspRequest(method, uri, version, headers, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The method, if RFC 2326 has it. */
  public Optional<RtspMethod> knownMethod() {
    return RtspMethod.of(method);
  }

  /** Empty if CSeq is missing or not a number of 32 bits. */
  public OptionalLong cseq() {
    return CSeq.of(headers);
  }

  /** The id in the Session header, unchecked; {@code SessionHeader} gives a checked one. */
  public Optional<String> sessionId() {
    return headers
        .first(RtspHeaderNames.SESSION)
        .map(value -> HeaderText.split(value, ';').get(0))
        .filter(id -> !id.isEmpty());
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RtspRequest request
        && method.equals(request.method)
        && uri.equals(request.uri)
        && version.equals(request.version)
        && headers.equals(request.headers)
        && Arrays.equals(body, request.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(method, uri, version, headers, Arrays.hashCode(body));
  }

  @Override
  public String toString() {
    return method + " " + uri + " " + headers + " +" + body.length;
  }
}
