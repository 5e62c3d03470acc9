package io.baton.engine.media.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.media.index.SampleManifest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store with many long films starts without reading all their hashes. */
class ManifestHeadTest {
  private static final long LONG_FILM = 128L << 20;

  @TempDir private Path directory;
  private Manifest manifest;
  private Path file;

  @BeforeEach
  void make() throws Exception {
    SampleManifest.make(directory);
    Path media = directory.resolve("media");
    try (RandomAccessFile film = new RandomAccessFile(media.toFile(), "rw")) {
      film.setLength(LONG_FILM);
    }
    manifest = Manifest.of(SampleManifest.SUMMARY, directory.resolve("index"), media, part -> {});
    file = directory.resolve("manifest");
    ByteBuffer octets = manifest.octets();
    byte[] copy = new byte[octets.remaining()];
    octets.get(copy);
    Files.write(file, copy);
  }

  @Test
  void saysWhatTheManifestSays() throws Exception {
    assertThat(Manifest.describe(file, manifest.id())).isEqualTo(manifest.description());
    assertThat(manifest.description().sizeBytes()).isEqualTo(LONG_FILM);
  }

  @Test
  void readsNoHash() throws Exception {
    Counting counting = new Counting(Files.readAllBytes(file));
    ManifestHead.describe(counting, manifest.id());
    int summary = RecordJson.bytes(SampleManifest.SUMMARY).length;
    assertThat(counting.read).isEqualTo(ManifestFormat.HEADER_OCTETS + summary);
    assertThat(counting.size()).isGreaterThan(20L * counting.read);
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws Exception {
    byte[] octets = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 63, 64, 100, octets.length - 1}) {
      Files.write(file, Arrays.copyOf(octets, length));
      assertThatThrownBy(() -> Manifest.describe(file, manifest.id()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("manifest");
    }
  }

  @Test
  void oneThatIsCutOffMeanwhileIsRefused() throws Exception {
    Counting shorter = new Counting(Arrays.copyOf(Files.readAllBytes(file), 100));
    shorter.pretended = Files.size(file);
    assertThatThrownBy(() -> ManifestHead.describe(shorter, manifest.id()))
        .isInstanceOf(EOFException.class);
  }

  /** Counts what is read of some octets. */
  private static final class Counting implements SeekableByteChannel {
    private final ReadableByteChannel octets;
    private long pretended;
    private int read;

    Counting(byte[] octets) {
      this.octets = Channels.newChannel(new ByteArrayInputStream(octets));
      this.pretended = octets.length;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      int count = octets.read(target);
      read += Math.max(0, count);
      return count;
    }

    @Override
    public long size() {
      return pretended;
    }

    @Override
    public long position() {
      return read;
    }

    @Override
    public SeekableByteChannel position(long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return octets.isOpen();
    }

    @Override
    public void close() throws IOException {
      octets.close();
    }
  }
}
