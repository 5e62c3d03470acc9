package io.baton.engine.rtsp.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportHeaderTest {
  private static final TransportSpec UDP = TransportSpec.udp(new PortRange(5000, 5001));
  private static final TransportSpec TCP = TransportSpec.tcp(new ChannelRange(0, 1));

  /** Text, what it means, how it is written again. */
  static Stream<Arguments> wellFormed() {
    return Stream.of(
        // ffmpeg
        arguments(
            "RTP/AVP/UDP;unicast;client_port=5000-5001",
            List.of(UDP),
            "RTP/AVP;unicast;client_port=5000-5001"),
        arguments(
            "RTP/AVP/TCP;unicast;interleaved=0-1",
            List.of(TCP),
            "RTP/AVP/TCP;unicast;interleaved=0-1"),
        // GStreamer
        arguments(
            "RTP/AVPF;unicast;client_port=5000-5001,RTP/AVP;unicast;client_port=5000-5001",
            List.of(
                new TransportSpec.Builder(Profile.AVPF, LowerTransport.UDP)
                    .unicast()
                    .clientPort(new PortRange(5000, 5001))
                    .build(),
                UDP),
            null),
        arguments("rtp/avp/tcp;Unicast;Interleaved=0-1", List.of(TCP), null),
        arguments("RTP/AVP;client_port=5000-5001", List.of(UDP), null),
        arguments("RTP/AVP/TCP;interleaved=0-1", List.of(TCP), null),
        arguments("RTP/AVP;unicast;client_port=5000", List.of(UDP), null),
        arguments("RTP/AVP/TCP;unicast;interleaved=0", List.of(TCP), null),
        arguments(" RTP/AVP ; unicast ; client_port = 5000 - 5001 ", List.of(UDP), null),
        arguments("RTP/AVP;unicast;client_port=5000-5001;layers=2;x", List.of(UDP), null),
        arguments(
            "x-real-rdt/tcp;client_port=1,RTP/AVP;unicast;client_port=5000-5001,",
            List.of(UDP),
            null),
        arguments(
            "RTP/AVP;unicast;client_port=5000-5001;mode=\"PLAY\"",
            List.of(UDP.toBuilder().mode("PLAY").build()),
            "RTP/AVP;unicast;client_port=5000-5001;mode=\"PLAY\""),
        arguments(
            "RTP/AVP;unicast;client_port=5000-5001;mode=\"PLAY,RECORD\",RTP/AVP/TCP;interleaved=0-1",
            List.of(UDP.toBuilder().mode("PLAY,RECORD").build(), TCP),
            null),
        arguments(
            "RTP/AVP;unicast;client_port=5000-5001;mode=record",
            List.of(UDP.toBuilder().mode("RECORD").build()),
            null),
        arguments(
            "RTP/AVP;unicast;destination=10.0.0.1;source=10.0.0.2;client_port=5000-5001;"
                + "server_port=6970-6971;ssrc=dead4f",
            List.of(
                UDP.toBuilder()
                    .destination("10.0.0.1")
                    .source("10.0.0.2")
                    .serverPort(new PortRange(6970, 6971))
                    .ssrc(0xdead4f)
                    .build()),
            "RTP/AVP;unicast;destination=10.0.0.1;source=10.0.0.2;client_port=5000-5001;"
                + "server_port=6970-6971;ssrc=00DEAD4F"),
        arguments(
            "RTP/AVP;multicast;destination=224.2.0.1;ttl=127",
            List.of(
                new TransportSpec.Builder(Profile.AVP, LowerTransport.UDP)
                    .destination("224.2.0.1")
                    .ttl(127)
                    .build()),
            "RTP/AVP;multicast;destination=224.2.0.1;ttl=127"));
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void readsAndWrites(String text, List<TransportSpec> expected, String written)
      throws RtspParseException {
    TransportHeader header = TransportHeader.parse(text);

    assertThat(header.specs()).isEqualTo(expected);
    assertThat(TransportHeader.parse(header.toString())).isEqualTo(header);
    if (written != null) {
      assertThat(header).hasToString(written);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " , ,",
        "RTP/AVP;client_port=",
        "RTP/AVP;client_port=0-1",
        "RTP/AVP;client_port=5001-5000",
        "RTP/AVP;client_port=65535",
        "RTP/AVP;client_port=65536-65537",
        "RTP/AVP;client_port=-1",
        "RTP/AVP;client_port=5000-5001-5002",
        "RTP/AVP;server_port=x",
        "RTP/AVP/TCP;interleaved=255",
        "RTP/AVP/TCP;interleaved=256-257",
        "RTP/AVP;ttl=256",
        "RTP/AVP;ssrc=123456789",
        "RTP/AVP;ssrc=-1",
        "RTP/AVP;ssrc=",
        "RTP/AVP;mode=\"\"",
        "RTP/AVP;mode=\"PL\"AY\"",
        "RTP/AVP;mode=\"PL\rAY\"",
        "RTP/AVP;mode=é",
        "RTP/AVP;destination=",
        "RTP/AVP;destination=\"a;b\"",
        "RTP/AVP;source=a b",
        "a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a"
      })
  void refusesWithBadRequest(String text) {
    assertThat(statusOf(text)).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RAW/RAW/UDP;unicast", "MP2T/H2221/UDP", "RTP", "RTP/AVP/SCTP", "/TCP"})
  void saysWhenNothingIsUnderstood(String text) {
    assertThat(statusOf(text)).isEqualTo(RtspStatus.UNSUPPORTED_TRANSPORT);
  }

  private static RtspStatus statusOf(String text) {
    return catchThrowableOfType(RtspParseException.class, () -> TransportHeader.parse(text))
        .status();
  }

  @Test
  void cannotBeBuiltWrong() {
    assertThatThrownBy(() -> new TransportHeader(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UDP.toBuilder().source("a;b").build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UDP.toBuilder().mode("a\r\nb").build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UDP.toBuilder().ssrc(1L << 32).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UDP.toBuilder().ttl(256).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PortRange(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChannelRange(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
