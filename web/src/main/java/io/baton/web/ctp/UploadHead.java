package io.baton.web.ctp;

import io.baton.connector.media.UploadDescription;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the head of an upload says of its body.
 *
 * @param length bytes announced; empty if the body comes in chunks
 * @param urgency {@code u} of {@code Priority}, RFC 9218 section 4.1
 */
record UploadHead(OptionalLong length, int urgency) {
  private static final String CONTENT_RANGE = "Content-Range";
  private static final String PRIORITY = "Priority";
  private static final Pattern URGENCY = Pattern.compile("(?:^|,)\\s*u=([0-7])\\s*(?:[;,]|$)");

  /**
   * Reads the head of a request.
   *
   * @throws ProblemException if the body is part of a file (RFC 9110 section 14.5 asks for a 400),
   *     is compressed, or its length is no number
   */
  static UploadHead of(HttpHeaders headers) {
    if (headers.getHeaderString(CONTENT_RANGE) != null) {
      throw new ProblemException(ProblemType.PARTIAL_UPLOAD, ProblemType.PARTIAL_UPLOAD.detail());
    }
    String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_CONTENT,
          "Files are taken as they are; send no Content-Encoding.");
    }
    return new UploadHead(
        length(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH)),
        urgency(headers.getHeaderString(PRIORITY)));
  }

  /** What cannot be understood is ignored, RFC 9218 section 4. */
  private static int urgency(String priority) {
    Matcher matcher = URGENCY.matcher(priority == null ? "" : priority);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : UploadDescription.NORMAL;
  }

  private static OptionalLong length(String text) {
    if (text == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseUnsignedLong(text));
    } catch (NumberFormatException e) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST, "Content-Length is not a number of bytes.");
    }
  }
}
