package io.baton.client.cli.option;

import io.baton.client.network.ServerTrust;
import io.baton.client.rtsp.RtspAddress;
import io.baton.model.delivery.DeliveryTransport;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Options of the commands that receive streams. */
public final class StreamOptions {
  @Parameters(
      index = "0",
      paramLabel = "URL",
      description = "rtsp:// or rtsps:// URL; may carry user and password.")
  private String url;

  @Mixin private AccessOptions access;

  @Option(
      names = "--transport",
      paramLabel = "udp|tcp",
      converter = TransportConverter.class,
      description =
          "RTP over UDP, or interleaved in the RTSP connection (default: udp, and tcp for"
              + " rtsps://).")
  private Optional<DeliveryTransport> transport;

  /** Where the stream is; credentials in the URL come before those of the options. */
  public RtspAddress address() {
    return address(url);
  }

  /** Another stream, with the same credentials unless it has its own. */
  public RtspAddress address(String other) {
    RtspAddress address = RtspAddress.parse(other);
    return address.credentials().isPresent()
        ? address
        : new RtspAddress(address.uri(), access.credentials());
  }

  /** Over TLS only what is interleaved is secure, so servers stream nothing else. */
  public DeliveryTransport transport() {
    return transport.orElseGet(
        () ->
            RtspAddress.parse(url).uri().isSecure()
                ? DeliveryTransport.TCP
                : DeliveryTransport.UDP);
  }

  public ServerTrust trust() throws IOException {
    return access.trust();
  }

  public static final class TransportConverter implements ITypeConverter<DeliveryTransport> {
    @Override
    public DeliveryTransport convert(String value) {
      return DeliveryTransport.of(value.toLowerCase(Locale.ROOT))
          .orElseThrow(() -> new TypeConversionException("'" + value + "' is neither udp nor tcp"));
    }
  }
}
