package io.baton.engine.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RtcpWriterTest {
  private static final SenderReport REPORT =
      SenderReport.of(0xfedcba98L, new NtpTime(0xb44db705_20000000L), 0xffffffffL, 100, 90_000);
  private static final ReportBlock BLOCK =
      new ReportBlock(0x22222222, 64, -8_388_608, 0xffff_ffffL, 16, 0xb7052000L, 0x54000);

  /** The buffer does not begin at 0, as in a datagram that is filled after something else. */
  private final ByteBuf out = Unpooled.buffer().writeByte(0xee);

  private String hex() {
    return ByteBufUtil.hexDump(out, 1, out.writerIndex() - 1);
  }

  private RtcpResult read() {
    return RtcpParser.parse(out.slice(1, out.writerIndex() - 1));
  }

  private static SourceDescription named(long ssrc, String cname) {
    return new SourceDescription(List.of(new SourceDescription.Chunk(ssrc, Optional.of(cname))));
  }

  @Test
  void senderReport() {
    RtcpWriter.writeSenderReport(out, REPORT, "ab");

    assertThat(hex())
        .isEqualTo(
            "80c80006fedcba98b44db70520000000ffffffff0000006400015f90"
                + "81ca0003fedcba980102616200000000");
    assertThat(read())
        .isEqualTo(new RtcpResult.Compound(List.of(REPORT, named(0xfedcba98L, "ab")), 0));
  }

  @Test
  void receiverReport() {
    ReceiverReport report = new ReceiverReport(1, List.of(BLOCK, BLOCK));
    RtcpWriter.writeReceiverReport(out, report, "a@b");

    assertThat(read()).isEqualTo(new RtcpResult.Compound(List.of(report, named(1, "a@b")), 0));
  }

  @Test
  void goodbye() {
    RtcpWriter.writeGoodbye(out, REPORT, "é", "end of media");

    Goodbye goodbye = new Goodbye(List.of(0xfedcba98L), Optional.of("end of media"));
    assertThat(read())
        .isEqualTo(new RtcpResult.Compound(List.of(REPORT, named(0xfedcba98L, "é"), goodbye), 0));
  }

  @Test
  void goodbyeWithoutAReason() {
    RtcpWriter.writeGoodbye(out, REPORT, "", "");

    assertThat(hex()).endsWith("81cb0001fedcba98");
    assertThat(read()).isInstanceOf(RtcpResult.Compound.class);
  }

  @Test
  void everyLengthOfNameIsFilledUpTo32Bits() {
    for (int length = 0; length <= 255; length++) {
      out.writerIndex(1);
      String cname = "x".repeat(length);
      RtcpWriter.writeSenderReport(out, REPORT, cname);

      assertThat((out.writerIndex() - 1) % 4).isZero();
      assertThat(read())
          .isEqualTo(new RtcpResult.Compound(List.of(REPORT, named(0xfedcba98L, cname)), 0));
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    ReceiverReport report = new ReceiverReport(1, Collections.nCopies(32, BLOCK));

    assertThatThrownBy(() -> RtcpWriter.writeSenderReport(out, REPORT, "x".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RtcpWriter.writeReceiverReport(out, report, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
