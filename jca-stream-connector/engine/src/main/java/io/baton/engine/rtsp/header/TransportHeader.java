package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.HeaderText;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Transport header, RFC 2326 section 12.39: what a client can receive, best first, or what the
 * server chose.
 *
 * @param specs the alternatives that are understood here, at least one; others were left out
 */
public record TransportHeader(List<TransportSpec> specs) {
  /** More alternatives than this are a mistake or an attack. */
  static final int MAX_SPECS = 16;

  private static final int HEX = 16;

  public TransportHeader {
    specs = List.copyOf(specs);
    if (specs.isEmpty()) {
      throw new IllegalArgumentException("a Transport header has at least one alternative");
    }
  }

  /** A header with one alternative. */
  public static TransportHeader of(TransportSpec spec) {
    return new TransportHeader(List.of(spec));
  }

  /**
   * Reads the header. Unknown parameters are ignored, alternatives with an unknown profile or
   * carrier left out. An alternative that says neither unicast nor multicast is unicast if it names
   * ports or channels: so do clients mean it, though the RFC's default is multicast.
   *
   * @throws RtspParseException 400 if it is malformed, 461 if no alternative is understood
   */
  public static TransportHeader parse(String text) throws RtspParseException {
    List<String> alternatives = HeaderText.list(text);
    if (alternatives.isEmpty() || alternatives.size() > MAX_SPECS) {
      throw RtspParseException.syntax("Transport has 1 to " + MAX_SPECS + " alternatives");
    }
    List<TransportSpec> specs = new ArrayList<>();
    for (String alternative : alternatives) {
      parseSpec(alternative).ifPresent(specs::add);
    }
    if (specs.isEmpty()) {
      throw new RtspParseException(
          RtspStatus.UNSUPPORTED_TRANSPORT, "RTP over UDP or TCP is spoken here");
    }
    return new TransportHeader(specs);
  }

  private static Optional<TransportSpec> parseSpec(String text) throws RtspParseException {
    List<String> parameters = HeaderText.split(text, ';');
    Optional<TransportSpec.Builder> builder = parseProtocol(parameters.get(0));
    if (builder.isEmpty()) {
      return Optional.empty();
    }
    boolean multicast = false;
    for (String parameter : parameters.subList(1, parameters.size())) {
      multicast |= parameter.equalsIgnoreCase("multicast");
      applyParameter(builder.get(), parameter);
    }
    TransportSpec spec = builder.get().build();
    boolean toOne = spec.clientPort().isPresent() || spec.interleaved().isPresent();
    return Optional.of(
        !spec.unicast() && !multicast && toOne ? spec.toBuilder().unicast().build() : spec);
  }

  private static Optional<TransportSpec.Builder> parseProtocol(String text) {
    String protocol = text.toUpperCase(Locale.ROOT);
    LowerTransport lower = LowerTransport.UDP;
    if (protocol.endsWith("/TCP")) {
      lower = LowerTransport.TCP;
    }
    if (protocol.endsWith("/TCP") || protocol.endsWith("/UDP")) {
      protocol = protocol.substring(0, protocol.length() - 4);
    }
    LowerTransport carrier = lower;
    return Profile.of(protocol).map(profile -> new TransportSpec.Builder(profile, carrier));
  }

  private static void applyParameter(TransportSpec.Builder builder, String parameter)
      throws RtspParseException {
    int equals = parameter.indexOf('=');
    String name = (equals < 0 ? parameter : parameter.substring(0, equals)).trim();
    String value = equals < 0 ? "" : parameter.substring(equals + 1).trim();
    switch (name.toLowerCase(Locale.ROOT)) {
      case "unicast" -> builder.unicast();
      case "client_port" -> builder.clientPort(PortRange.parse(name, value));
      case "server_port" -> builder.serverPort(PortRange.parse(name, value));
      case "interleaved" -> builder.interleaved(ChannelRange.parse(name, value));
      case "destination" -> builder.destination(requireHost(name, value));
      case "source" -> builder.source(requireHost(name, value));
      case "ssrc" -> builder.ssrc(parseSsrc(value));
      case "ttl" -> builder.ttl((int) HeaderText.requireNumber(name, value, TransportSpec.MAX_TTL));
      case "mode" -> builder.mode(requireMode(value));
      default -> {
        // Parameters that are not known here are ignored, RFC 2326 section 12.39.
      }
    }
  }

  private static String requireHost(String name, String value) throws RtspParseException {
    String host = HeaderText.unquote(value);
    if (!TransportSpec.isHost(host)) {
      throw RtspParseException.syntax(name + " must name a host");
    }
    return host;
  }

  private static String requireMode(String value) throws RtspParseException {
    String mode = HeaderText.unquote(value).trim().toUpperCase(Locale.ROOT);
    if (!TransportSpec.isMode(mode)) {
      throw RtspParseException.syntax("mode must be PLAY or RECORD");
    }
    return mode;
  }

  private static long parseSsrc(String text) throws RtspParseException {
    if (!text.matches("[0-9A-Fa-f]{1,8}")) {
      throw RtspParseException.syntax("ssrc must be 8 hex digits");
    }
    return Long.parseLong(text, HEX);
  }

  @Override
  public String toString() {
    return specs.stream().map(TransportSpec::toString).collect(Collectors.joining(","));
  }
}
