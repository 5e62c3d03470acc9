package io.baton.client.depacketize.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/** AAC access units, each after an ADTS header (ISO 13818-7 section 6.2). */
public final class AdtsStream implements ElementaryStream {
  private static final int HEADER = 7;
  private static final int MAX_FRAME = (1 << 13) - 1;

  private final OutputStream output;
  private final WritableByteChannel channel;
  private final AudioSpecificConfig config;

  public AdtsStream(OutputStream output, AudioSpecificConfig config) {
    this.output = output;
    this.channel = Channels.newChannel(output);
    this.config = config;
  }

  @Override
  public void unit(ByteBuffer unit, long timestamp) throws IOException {
    int frame = HEADER + unit.remaining();
    if (frame > MAX_FRAME) {
      throw new IOException("an AAC access unit of " + unit.remaining() + " octets");
    }
    output.write(header(frame));
    channel.write(unit);
  }

  private byte[] header(int frame) {
    int profile = config.objectType() - 1;
    int channels = config.channelConfiguration();
    return new byte[] {
      (byte) 0xff,
      (byte) 0xf1,
      (byte) ((profile << 6) | (config.frequencyIndex() << 2) | (channels >> 2)),
      (byte) ((channels << 6) | (frame >> 11)),
      (byte) (frame >> 3),
      (byte) ((frame << 5) | 0x1f),
      (byte) 0xfc
    };
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
