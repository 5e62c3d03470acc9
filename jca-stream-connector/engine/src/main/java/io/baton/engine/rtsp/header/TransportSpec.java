package io.baton.engine.rtsp.header;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One alternative of a Transport header, RFC 2326 section 12.39.
 *
 * @param profile RTP profile
 * @param lowerTransport what carries it
 * @param unicast whether it goes to one receiver
 * @param clientPort where the client receives RTP and RTCP
 * @param serverPort where the server sends from
 * @param interleaved channels in the RTSP connection
 * @param destination where a client would have it sent
 * @param source where the server sends from
 * @param ssrc RTP synchronisation source, 0 to 2^32 - 1
 * @param ttl of multicast, 0 to 255
 * @param mode {@code PLAY}, {@code RECORD} or a list of both, without quotes
 */
public record TransportSpec(
    Profile profile,
    LowerTransport lowerTransport,
    boolean unicast,
    Optional<PortRange> clientPort,
    Optional<PortRange> serverPort,
    Optional<ChannelRange> interleaved,
    Optional<String> destination,
    Optional<String> source,
    OptionalLong ssrc,
    Optional<Integer> ttl,
    Optional<String> mode) {
  static final int MAX_TTL = 255;
  private static final long MAX_SSRC = 0xffff_ffffL;

  public TransportSpec {
    require(destination.map(TransportSpec::isHost).orElse(true), "destination");
    require(source.map(TransportSpec::isHost).orElse(true), "source");
    require(mode.map(TransportSpec::isMode).orElse(true), "mode");
    require(ssrc.orElse(0) >= 0 && ssrc.orElse(0) <= MAX_SSRC, "ssrc");
    require(ttl.orElse(0) >= 0 && ttl.orElse(0) <= MAX_TTL, "ttl");
  }

  private static void require(boolean valid, String parameter) {
    if (!valid) {
      throw new IllegalArgumentException("not a " + parameter + " of a Transport header");
    }
  }

  /** Whether a text can be told from what stands around it. */
  static boolean isHost(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && ";,\"".indexOf(c) < 0);
  }

  /** Whether a text is one word of ASCII or a list of words. */
  static boolean isMode(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"');
  }

  /** Unicast RTP over UDP to the client's ports. */
  public static TransportSpec udp(PortRange clientPort) {
    return new Builder(Profile.AVP, LowerTransport.UDP).unicast().clientPort(clientPort).build();
  }

  /** Unicast RTP interleaved in the RTSP connection. */
  public static TransportSpec tcp(ChannelRange channels) {
    return new Builder(Profile.AVP, LowerTransport.TCP).unicast().interleaved(channels).build();
  }

  /** A builder that begins with what this one says. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(profile.toString());
    if (lowerTransport == LowerTransport.TCP) {
      text.append("/TCP");
    }
    text.append(unicast ? ";unicast" : ";multicast");
    destination.ifPresent(host -> text.append(";destination=").append(host));
    source.ifPresent(host -> text.append(";source=").append(host));
    interleaved.ifPresent(channels -> text.append(";interleaved=").append(channels));
    ttl.ifPresent(hops -> text.append(";ttl=").append(hops));
    clientPort.ifPresent(ports -> text.append(";client_port=").append(ports));
    serverPort.ifPresent(ports -> text.append(";server_port=").append(ports));
    ssrc.ifPresent(id -> text.append(String.format(Locale.ROOT, ";ssrc=%08X", id)));
    mode.ifPresent(value -> text.append(";mode=\"").append(value).append('"'));
    return text.toString();
  }

  /** Puts a specification together. Not thread-safe. */
  public static final class Builder {
    private final Profile profile;
    private final LowerTransport lowerTransport;
    private boolean unicast;
    private Optional<PortRange> clientPort = Optional.empty();
    private Optional<PortRange> serverPort = Optional.empty();
    private Optional<ChannelRange> interleaved = Optional.empty();
    private Optional<String> destination = Optional.empty();
    private Optional<String> source = Optional.empty();
    private OptionalLong ssrc = OptionalLong.empty();
    private Optional<Integer> ttl = Optional.empty();
    private Optional<String> mode = Optional.empty();

    Builder(Profile profile, LowerTransport lowerTransport) {
      this.profile = profile;
      this.lowerTransport = lowerTransport;
    }

    private Builder(TransportSpec spec) {
      this(spec.profile, spec.lowerTransport);
      unicast = spec.unicast;
      clientPort = spec.clientPort;
      serverPort = spec.serverPort;
      interleaved = spec.interleaved;
      destination = spec.destination;
      source = spec.source;
      ssrc = spec.ssrc;
      ttl = spec.ttl;
      mode = spec.mode;
    }

    Builder unicast() {
      unicast = true;
      return this;
    }

    Builder clientPort(PortRange ports) {
      clientPort = Optional.of(ports);
      return this;
    }

    /** Where the server sends from. */
    public Builder serverPort(PortRange ports) {
      serverPort = Optional.of(ports);
      return this;
    }

    /** Channels in the RTSP connection. */
    public Builder interleaved(ChannelRange channels) {
      interleaved = Optional.of(channels);
      return this;
    }

    /** Where a client would have it sent. */
    public Builder destination(String host) {
      destination = Optional.of(host);
      return this;
    }

    /** Where the server sends from. */
    public Builder source(String host) {
      source = Optional.of(host);
      return this;
    }

    /** RTP synchronisation source, 0 to 2^32 - 1. */
    public Builder ssrc(long id) {
      ssrc = OptionalLong.of(id);
      return this;
    }

    Builder ttl(int hops) {
      ttl = Optional.of(hops);
      return this;
    }

    /** {@code PLAY} or {@code RECORD}. */
    public Builder mode(String value) {
      mode = Optional.of(value);
      return this;
    }

    /** The specification. */
    public TransportSpec build() {
      return new TransportSpec(
          profile,
          lowerTransport,
          unicast,
          clientPort,
          serverPort,
          interleaved,
          destination,
          source,
          ssrc,
          ttl,
          mode);
    }
  }
}
