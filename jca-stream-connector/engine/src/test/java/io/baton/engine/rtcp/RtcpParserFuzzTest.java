package io.baton.engine.rtcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Feeds the RTCP parser arbitrary datagrams; see RtspDecoderFuzzTest for how to search. */
class RtcpParserFuzzTest {
  private static final String CNAME = "a@b";

  @FuzzTest(maxDuration = "2m")
  void neverThrowsAndReadsReportsAsTheyAreWritten(byte[] bytes) {
    ByteBuf datagram = Unpooled.wrappedBuffer(bytes);
    RtcpResult result = RtcpParser.parse(datagram);

    assertEquals(bytes.length, datagram.readableBytes());
    if (result instanceof RtcpResult.Compound compound) {
      compound.packets().forEach(RtcpParserFuzzTest::check);
    }
  }

  private static void check(RtcpPacket packet) {
    ByteBuf out = Unpooled.buffer();
    if (packet instanceof SenderReport report) {
      RtcpWriter.writeSenderReport(out, report, CNAME);
    } else if (packet instanceof ReceiverReport report) {
      RtcpWriter.writeReceiverReport(out, report, CNAME);
      report.reports().forEach(block -> block.roundTrip(new NtpTime(block.lastSr() << 16)));
    } else {
      return;
    }
    RtcpResult.Compound again = (RtcpResult.Compound) RtcpParser.parse(out);
    assertEquals(packet, again.packets().get(0));
  }
}
