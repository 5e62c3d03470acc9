package io.baton.client.depacketize.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/** Units one after another, each after the same prefix: Annex B with a start code, MP3 without. */
public final class RawStream implements ElementaryStream {
  private static final byte[] START_CODE = {0, 0, 0, 1};

  private final OutputStream output;
  private final WritableByteChannel channel;
  private final byte[] prefix;

  private RawStream(OutputStream output, byte[] prefix) {
    this.output = output;
    this.channel = Channels.newChannel(output);
    this.prefix = prefix;
  }

  /** The byte stream format of H.264 and H.265, annex B. */
  public static RawStream annexB(OutputStream output) {
    return new RawStream(output, START_CODE);
  }

  public static RawStream bare(OutputStream output) {
    return new RawStream(output, new byte[0]);
  }

  @Override
  public void unit(ByteBuffer unit, long timestamp) throws IOException {
    output.write(prefix);
    channel.write(unit);
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
