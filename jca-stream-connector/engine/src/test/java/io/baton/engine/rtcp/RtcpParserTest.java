package io.baton.engine.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RtcpParserTest {
  private static final String EMPTY_RR = "80c90001 11111111";

  private static RtcpResult parse(String hex) {
    ByteBuf datagram = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex.replace(" ", "")));
    RtcpResult result = RtcpParser.parse(datagram);
    assertThat(datagram.readerIndex()).isZero();
    return result;
  }

  static Stream<Arguments> wellFormed() {
    SourceDescription.Chunk ab = new SourceDescription.Chunk(0x11111111, Optional.of("ab"));
    return Stream.of(
        arguments(EMPTY_RR, List.of(new ReceiverReport(0x11111111, List.of())), 0),
        arguments(
            "81c90007 11111111 22222222 40ffffff 0001fffe 00000010 b7052000 00054000",
            List.of(
                new ReceiverReport(
                    0x11111111,
                    List.of(
                        new ReportBlock(0x22222222, 0x40, -1, 0x1fffe, 16, 0xb7052000L, 0x54000)))),
            0),
        arguments(
            "80c80006 ffffffff b44db705 20000000 80000000 00000064 00015f90",
            List.of(
                SenderReport.of(
                    0xffffffffL, new NtpTime(0xb44db70520000000L), 0x80000000L, 100, 90_000)),
            0),
        arguments(
            EMPTY_RR + "81ca0003 11111111 01026162 00000000",
            List.of(new ReceiverReport(0x11111111, List.of()), new SourceDescription(List.of(ab))),
            0),
        // A tool name before the canonical name, then a second source that says nothing.
        arguments(
            "82ca0005 11111111 06015801 02616200 22222222 00000000",
            List.of(
                new SourceDescription(
                    List.of(ab, new SourceDescription.Chunk(0x22222222, Optional.empty())))),
            0),
        arguments(
            "81cb0001 11111111", List.of(new Goodbye(List.of(0x11111111L), Optional.empty())), 0),
        arguments(
            "82cb0004 11111111 22222222 04646f6e 65000000",
            List.of(new Goodbye(List.of(0x11111111L, 0x22222222L), Optional.of("done"))),
            0),
        // APP, transport and payload feedback, XR.
        arguments(
            EMPTY_RR
                + "80cc0002 11111111 61626364 81cd0003 11111111 22222222 00010000"
                + "81ce0002 11111111 22222222 80cf0001 11111111",
            List.of(new ReceiverReport(0x11111111, List.of())),
            4),
        // Padding after the last packet.
        arguments(
            "a0c90002 11111111 00000004", List.of(new ReceiverReport(0x11111111, List.of())), 0),
        // A profile's extension after the blocks.
        arguments(
            "80c90002 11111111 12345678", List.of(new ReceiverReport(0x11111111, List.of())), 0));
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void reads(String hex, List<RtcpPacket> packets, int skipped) {
    assertThat(parse(hex)).isEqualTo(new RtcpResult.Compound(packets, skipped));
  }

  @ParameterizedTest
  @CsvSource({
    "'', truncated",
    "80c9, truncated",
    "80c90002 11111111, truncated",
    "80c90000, truncated",
    "81c90001 11111111, truncated",
    "80c80005 11111111 00000000 00000000 00000000 00000000 00000000, truncated",
    "40c90001 11111111, not RTCP",
    "80600001 11111111, not RTCP",
    "80c90001 11111111 ffffffff, not RTCP",
    "80c90001 11111111 00, truncated",
    "a0c90001 11111111 80c90001 11111111, wrong padding",
    "a0c90001 11111100, wrong padding",
    "a0c90001 11111103, wrong padding",
    "a0c90001 11111108, wrong padding",
    "a0c90000, truncated",
    "81ca0000, truncated",
    "81ca0001 11111111, truncated",
    "81ca0002 11111111 01ff6162, truncated",
    "81ca0002 11111111 01026162, truncated",
    "82cb0001 11111111, truncated",
    "81cb0002 11111111 09616263, truncated"
  })
  void refuses(String hex, String reason) {
    assertThat(parse(hex)).isEqualTo(new RtcpResult.Malformed(reason));
  }

  @Test
  void refusesATrainOfTinyPackets() {
    assertThat(parse("80cb0000".repeat(RtcpParser.MAX_PACKETS)))
        .isInstanceOf(RtcpResult.Compound.class);
    assertThat(parse("80cb0000".repeat(RtcpParser.MAX_PACKETS + 1)))
        .isEqualTo(new RtcpResult.Malformed("too many packets"));
  }

  /** RFC 3550 figure 2: 0xb710:8000 - 0xb705:2000 - 0x0005:4000 is 6.125 s. */
  @Test
  void roundTripIsThatOfTheRfcsExample() {
    ReportBlock block = new ReportBlock(1, 0, 0, 0, 0, 0xb7052000L, 0x00054000);

    assertThat(block.roundTrip(new NtpTime(0xb44db710_80000000L)))
        .contains(Duration.ofMillis(6_125));
  }

  @Test
  void roundTripIsUnknownWithoutASenderReportOrWithTimesThatContradict() {
    NtpTime arrival = new NtpTime(0xb44db710_80000000L);

    assertThat(new ReportBlock(1, 0, 0, 0, 0, 0, 0).roundTrip(arrival)).isEmpty();
    assertThat(new ReportBlock(1, 0, 0, 0, 0, 0xb7109000L, 0).roundTrip(arrival)).isEmpty();
  }
}
