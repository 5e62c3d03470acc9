package io.baton.client.cli;

import io.baton.client.rtsp.RtspAddress;
import io.baton.model.delivery.DeliveryTransport;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Options of the commands that receive streams. */
final class StreamOptions {
  @Parameters(
      paramLabel = "URL",
      description = "rtsp:// or rtsps:// URL; may carry user and password.")
  private String url;

  @Mixin private AccessOptions access;

  @Option(
      names = "--transport",
      defaultValue = "udp",
      paramLabel = "udp|tcp",
      converter = TransportConverter.class,
      description = "RTP over UDP, or interleaved in the RTSP connection (default: udp).")
  private DeliveryTransport transport;

  /** Where the stream is; credentials in the URL come before those of the options. */
  RtspAddress address() {
    RtspAddress address = RtspAddress.parse(url);
    return address.credentials().isPresent()
        ? address
        : new RtspAddress(address.uri(), access.credentials());
  }

  DeliveryTransport transport() {
    return transport;
  }

  boolean insecure() {
    return access.insecure();
  }

  static final class TransportConverter implements ITypeConverter<DeliveryTransport> {
    @Override
    public DeliveryTransport convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "udp" -> DeliveryTransport.UDP;
        case "tcp" -> DeliveryTransport.TCP;
        default -> throw new TypeConversionException("'" + value + "' is neither udp nor tcp");
      };
    }
  }
}
