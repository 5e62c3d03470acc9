package io.baton.engine.media.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces across the borders of windows, which are small here to be reached. */
class MappedFileTest {
  private static final int WINDOW_BITS = 17;

  @TempDir private Path directory;
  private final byte[] octets = new byte[500_000];
  private MappedFile file;

  @BeforeEach
  void map() throws IOException {
    new Random(1).nextBytes(octets);
    file = MappedFile.open(Files.write(directory.resolve("file"), octets), WINDOW_BITS);
  }

  @Test
  void piecesAreTheSameEverywhere() {
    ByteBuffer target = ByteBuffer.allocateDirect(MappedFile.MAX_PIECE);
    for (int length : new int[] {1, 4, 1428, MappedFile.MAX_PIECE}) {
      for (int at = 0; at + length <= octets.length; at += 4093) {
        file.copy(at, target, 0, length);
        byte[] copy = new byte[length];
        target.get(0, copy);
        assertThat(Arrays.equals(copy, Arrays.copyOfRange(octets, at, at + length))).isTrue();
      }
    }
  }

  @Test
  void numbersAreBigEndianAndUnsigned() {
    for (int border = 1 << WINDOW_BITS; border < octets.length; border += 1 << WINDOW_BITS) {
      for (int at = border - 4; at <= border; at++) {
        long expected = ByteBuffer.wrap(octets).getInt(at) & 0xffff_ffffL;
        assertThat(file.unsignedInt(at)).isEqualTo(expected);
        assertThat(file.octet(at)).isEqualTo(octets[at] & 0xff);
      }
    }
  }

  @Test
  void nothingLiesOutside() {
    assertThat(file.size()).isEqualTo(octets.length);
    assertThatThrownBy(() -> file.octet(octets.length))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> file.octet(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> file.unsignedInt(octets.length - 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> file.copy(octets.length - 1, ByteBuffer.allocate(2), 0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
