package io.baton.engine.rtcp;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads compound packets, RFC 3550 section 6.1 and appendix A.2. A single packet, as RFC 5506
 * allows, is read too. Sender and receiver reports, source descriptions and goodbyes are
 * understood; other types (APP, feedback, XR) are skipped.
 */
public final class RtcpParser {
  /** More packets than this in one datagram are no report. */
  static final int MAX_PACKETS = 32;

  private static final int HEADER_OCTETS = 4;
  private static final int BLOCK_OCTETS = 24;
  private static final int SENDER_INFO_OCTETS = 20;
  private static final int SSRC_OCTETS = 4;

  private RtcpParser() {}

  /**
   * Reads a datagram. Neither moves the buffer's indices nor keeps the buffer.
   *
   * @param datagram all readable octets
   */
  public static RtcpResult parse(ByteBuf datagram) {
    List<RtcpPacket> packets = new ArrayList<>(2);
    int skipped = 0;
    try {
      ByteBuf rest = datagram.slice();
      do {
        Optional<RtcpPacket> packet = readPacket(rest);
        packet.ifPresent(packets::add);
        skipped += packet.isPresent() ? 0 : 1;
      } while (rest.isReadable() && packets.size() + skipped < MAX_PACKETS);
      if (rest.isReadable()) {
        throw new MalformedRtcpException("too many packets");
      }
    } catch (MalformedRtcpException e) {
      return new RtcpResult.Malformed(e.getMessage());
    }
    return new RtcpResult.Compound(packets, skipped);
  }

  private static Optional<RtcpPacket> readPacket(ByteBuf in) throws MalformedRtcpException {
    require(in, HEADER_OCTETS);
    int first = in.readUnsignedByte();
    int type = in.readUnsignedByte();
    int length = in.readUnsignedShort() * Integer.BYTES;
    if (first >> 6 != RtcpType.VERSION || !RtcpType.isRtcp(type)) {
      throw new MalformedRtcpException("not RTCP");
    }
    require(in, length);
    ByteBuf body = in.readSlice(length);
    if ((first & RtcpType.PADDING) != 0) {
      removePadding(body, in.isReadable());
    }
    int count = first & RtcpType.COUNT_MASK;
    return switch (type) {
      case RtcpType.SENDER_REPORT -> Optional.of(readSenderReport(body, count));
      case RtcpType.RECEIVER_REPORT -> Optional.of(readReceiverReport(body, count));
      case RtcpType.SOURCE_DESCRIPTION -> Optional.of(readDescription(body, count));
      case RtcpType.GOODBYE -> Optional.of(readGoodbye(body, count));
      default -> Optional.empty();
    };
  }

  private static void removePadding(ByteBuf body, boolean followed) throws MalformedRtcpException {
    require(body, 1);
    int padding = body.getUnsignedByte(body.writerIndex() - 1);
    boolean possible = padding > 0 && padding % Integer.BYTES == 0;
    if (followed || !possible || padding > body.readableBytes()) {
      throw new MalformedRtcpException("wrong padding");
    }
    body.writerIndex(body.writerIndex() - padding);
  }

  private static SenderReport readSenderReport(ByteBuf body, int count)
      throws MalformedRtcpException {
    require(body, SSRC_OCTETS + SENDER_INFO_OCTETS);
    return new SenderReport(
        body.readUnsignedInt(),
        new NtpTime(body.readLong()),
        body.readUnsignedInt(),
        body.readUnsignedInt(),
        body.readUnsignedInt(),
        readBlocks(body, count));
  }

  private static ReceiverReport readReceiverReport(ByteBuf body, int count)
      throws MalformedRtcpException {
    require(body, SSRC_OCTETS);
    return new ReceiverReport(body.readUnsignedInt(), readBlocks(body, count));
  }

  private static List<ReportBlock> readBlocks(ByteBuf body, int count)
      throws MalformedRtcpException {
    require(body, count * BLOCK_OCTETS);
    List<ReportBlock> blocks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      blocks.add(
          new ReportBlock(
              body.readUnsignedInt(),
              body.readUnsignedByte(),
              body.readMedium(),
              body.readUnsignedInt(),
              body.readUnsignedInt(),
              body.readUnsignedInt(),
              body.readUnsignedInt()));
    }
    return blocks;
  }

  private static SourceDescription readDescription(ByteBuf body, int count)
      throws MalformedRtcpException {
    List<SourceDescription.Chunk> chunks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      require(body, SSRC_OCTETS);
      chunks.add(new SourceDescription.Chunk(body.readUnsignedInt(), readItems(body)));
    }
    return new SourceDescription(chunks);
  }

  /** Reads the items of a chunk up to the next 32-bit boundary; the first CNAME counts. */
  private static Optional<String> readItems(ByteBuf body) throws MalformedRtcpException {
    Optional<String> cname = Optional.empty();
    require(body, 1);
    for (int type = body.readByte(); type != RtcpType.ITEM_END; type = body.readByte()) {
      String text = readText(body);
      if (type == RtcpType.ITEM_CNAME && cname.isEmpty()) {
        cname = Optional.of(text);
      }
      require(body, 1);
    }
    int past = body.readerIndex() % Integer.BYTES;
    int fill = past == 0 ? 0 : Integer.BYTES - past;
    require(body, fill);
    body.skipBytes(fill);
    return cname;
  }

  private static Goodbye readGoodbye(ByteBuf body, int count) throws MalformedRtcpException {
    require(body, count * SSRC_OCTETS);
    List<Long> ssrcs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ssrcs.add(body.readUnsignedInt());
    }
    return new Goodbye(ssrcs, body.isReadable() ? Optional.of(readText(body)) : Optional.empty());
  }

  private static String readText(ByteBuf body) throws MalformedRtcpException {
    require(body, 1);
    int length = body.readUnsignedByte();
    require(body, length);
    return body.readCharSequence(length, StandardCharsets.UTF_8).toString();
  }

  private static void require(ByteBuf in, int octets) throws MalformedRtcpException {
    if (in.readableBytes() < octets) {
      throw new MalformedRtcpException("truncated");
    }
  }

  /** Ends the reading of a datagram; becomes {@link RtcpResult.Malformed}. */
  private static final class MalformedRtcpException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace, which would cost more than the datagram. */
    MalformedRtcpException(String reason) {
      super(reason, null, false, false);
    }
  }
}
