package io.baton.engine.rtcp;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes compound packets, RFC 3550 section 6.1: a report, then the sender's canonical name. */
public final class RtcpWriter {
  private static final int MAX_TEXT_OCTETS = 255;
  private static final int MAX_BLOCKS = 31;

  private RtcpWriter() {}

  /**
   * Writes a sender report and its source description.
   *
   * @param cname at most 255 octets of UTF-8
   */
  public static void writeSenderReport(ByteBuf out, SenderReport report, String cname) {
    writeReport(out, report);
    writeDescription(out, report.ssrc(), cname);
  }

  /**
   * Writes a receiver report and its source description.
   *
   * @param cname at most 255 octets of UTF-8
   */
  public static void writeReceiverReport(ByteBuf out, ReceiverReport report, String cname) {
    int start = begin(out, report.reports().size(), RtcpType.RECEIVER_REPORT);
    writeInt(out, report.ssrc());
    writeBlocks(out, report.reports());
    end(out, start);
    writeDescription(out, report.ssrc(), cname);
  }

  /**
   * Writes a sender's last report, its source description and its goodbye.
   *
   * @param cname at most 255 octets of UTF-8
   * @param reason at most 255 octets of UTF-8; left out if empty
   */
  public static void writeGoodbye(ByteBuf out, SenderReport report, String cname, String reason) {
    writeSenderReport(out, report, cname);
    writeGoodbye(out, report.ssrc(), reason);
  }

  /**
   * Says goodbye for a source without a report on what it has sent.
   *
   * @param cname at most 255 octets of UTF-8
   * @param reason at most 255 octets of UTF-8; left out if empty
   */
  public static void writeGoodbye(ByteBuf out, long ssrc, String cname, String reason) {
    writeReceiverReport(out, new ReceiverReport(ssrc, List.of()), cname);
    writeGoodbye(out, ssrc, reason);
  }

  private static void writeGoodbye(ByteBuf out, long ssrc, String reason) {
    int start = begin(out, 1, RtcpType.GOODBYE);
    writeInt(out, ssrc);
    if (!reason.isEmpty()) {
      writeText(out, reason);
    }
    end(out, start);
  }

  private static void writeReport(ByteBuf out, SenderReport report) {
    int start = begin(out, report.reports().size(), RtcpType.SENDER_REPORT);
    writeInt(out, report.ssrc());
    out.writeLong(report.ntpTime().bits());
    writeInt(out, report.rtpTimestamp());
    writeInt(out, report.packetCount());
    writeInt(out, report.octetCount());
    writeBlocks(out, report.reports());
    end(out, start);
  }

  private static void writeBlocks(ByteBuf out, List<ReportBlock> blocks) {
    for (ReportBlock block : blocks) {
      writeInt(out, block.ssrc());
      out.writeByte(block.fractionLost());
      out.writeMedium(block.cumulativeLost());
      writeInt(out, block.highestSequence());
      writeInt(out, block.jitter());
      writeInt(out, block.lastSr());
      writeInt(out, block.delaySinceLastSr());
    }
  }

  private static void writeDescription(ByteBuf out, long ssrc, String cname) {
    int start = begin(out, 1, RtcpType.SOURCE_DESCRIPTION);
    writeInt(out, ssrc);
    out.writeByte(RtcpType.ITEM_CNAME);
    writeText(out, cname);
    out.writeByte(RtcpType.ITEM_END);
    end(out, start);
  }

  /** Writes a header with the length left open. */
  private static int begin(ByteBuf out, int count, int type) {
    if (count > MAX_BLOCKS) {
      throw new IllegalArgumentException("a report has at most " + MAX_BLOCKS + " blocks");
    }
    int start = out.writerIndex();
    out.writeByte((RtcpType.VERSION << 6) | count).writeByte(type).writeShort(0);
    return start;
  }

  /** Fills up to 32 bits and sets the length. */
  private static void end(ByteBuf out, int start) {
    while ((out.writerIndex() - start) % Integer.BYTES != 0) {
      out.writeByte(0);
    }
    out.setShort(start + 2, (out.writerIndex() - start) / Integer.BYTES - 1);
  }

  private static void writeText(ByteBuf out, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    if (octets.length > MAX_TEXT_OCTETS) {
      throw new IllegalArgumentException("a text in RTCP has at most 255 octets");
    }
    out.writeByte(octets.length).writeBytes(octets);
  }

  private static void writeInt(ByteBuf out, long value) {
    out.writeInt((int) value);
  }
}
