package io.baton.client.depacketize.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/** G.711 samples in a Sun audio file, whose header need not know their number. */
public final class AuStream implements ElementaryStream {
  public static final int MU_LAW = 1;
  public static final int A_LAW = 27;

  private static final int MAGIC = 0x2e736e64;
  private static final int HEADER = 24;
  private static final int UNKNOWN_LENGTH = -1;

  private final OutputStream output;
  private final WritableByteChannel channel;

  public AuStream(OutputStream output, int encoding, int sampleRate, int channels)
      throws IOException {
    this.output = output;
    this.channel = Channels.newChannel(output);
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.putInt(MAGIC).putInt(HEADER).putInt(UNKNOWN_LENGTH);
    header.putInt(encoding).putInt(sampleRate).putInt(channels);
    channel.write(header.flip());
  }

  @Override
  public void unit(ByteBuffer unit, long timestamp) throws IOException {
    channel.write(unit);
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
