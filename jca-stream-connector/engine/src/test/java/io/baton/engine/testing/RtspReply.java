package io.baton.engine.testing;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a server answered. Header names in any case. */
public record RtspReply(int status, String reason, Map<String, String> headers, String body) {
  /** A header's value, empty if it is not there. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** All challenges of a 401, in their order. */
  public List<String> challenges() {
    return header("WWW-Authenticate").lines().toList();
  }

  /** The session's id, without its time-out. */
  public String session() {
    return header("Session").replaceFirst(";.*", "");
  }

  /** Numbers of a parameter in the RTP-Info header, one a track. */
  public long[] rtpInfo(String parameter) {
    return Pattern.compile(parameter + "=(\\d+)")
        .matcher(header("RTP-Info"))
        .results()
        .map(MatchResult::group)
        .mapToLong(text -> Long.parseLong(text.substring(parameter.length() + 1)))
        .toArray();
  }
}
