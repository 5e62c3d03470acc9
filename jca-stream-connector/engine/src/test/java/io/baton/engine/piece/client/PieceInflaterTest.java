package io.baton.engine.piece.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of zlib that are right, and others. */
class PieceInflaterTest {
  private static final int LENGTH = 65_536;

  private final PieceInflater inflater = new PieceInflater();
  private final byte[] octets = octets(LENGTH);
  private final byte[] packed = deflated(octets, new Deflater());

  @AfterEach
  void stop() {
    inflater.close();
  }

  private static byte[] octets(int length) {
    byte[] octets = new byte[length];
    Random random = new Random(3);
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) random.nextInt(9);
    }
    return octets;
  }

  static byte[] deflated(byte[] octets, Deflater deflater) {
    deflater.setInput(octets);
    deflater.finish();
    byte[] packed = new byte[2 * octets.length + 100];
    int length = deflater.deflate(packed);
    assertThat(deflater.finished()).isTrue();
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  /** Inflates into the middle of memory, whose other octets are watched. */
  private boolean inflate(byte[] stream) {
    ByteBuffer memory = ByteBuffer.allocateDirect(LENGTH + 200);
    boolean right = inflater.inflate(stream, stream.length, memory.slice(100, LENGTH));
    for (int i = 0; i < 100; i++) {
      assertThat(memory.get(i)).isZero();
      assertThat(memory.get(100 + LENGTH + i)).isZero();
    }
    if (right) {
      assertThat(memory.slice(100, LENGTH)).isEqualTo(ByteBuffer.wrap(octets));
    }
    return right;
  }

  @Test
  void inflatesOneAfterTheOther() {
    assertThat(inflate(packed)).isTrue();
    assertThat(inflate(new byte[] {1, 2, 3})).isFalse();
    assertThat(inflate(packed)).isTrue();
  }

  @Test
  void whatFollowsInTheArrayDoesNotMatter() {
    byte[] longer = Arrays.copyOf(packed, packed.length + 10);
    ByteBuffer target = ByteBuffer.allocate(LENGTH);
    assertThat(inflater.inflate(longer, packed.length, target)).isTrue();
    assertThat(target.array()).isEqualTo(octets);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 100, LENGTH - 1, LENGTH + 1, LENGTH + 1_000, 100 * LENGTH})
  void refusesAnotherLength(int length) {
    assertThat(inflate(deflated(octets(length), new Deflater()))).isFalse();
    assertThat(inflate(deflated(new byte[length], new Deflater()))).isFalse();
  }

  @Test
  void refusesAStreamThatIsCutOrGoesOn() {
    for (int length = 0; length < packed.length; length += 1 + length / 20) {
      assertThat(inflate(Arrays.copyOf(packed, length))).isFalse();
    }
    assertThat(inflate(Arrays.copyOf(packed, packed.length - 1))).isFalse();
    assertThat(inflate(Arrays.copyOf(packed, packed.length + 1))).isFalse();
  }

  @Test
  void refusesAStreamThatIsDamaged() {
    Random random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      byte[] damaged = packed.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(inflate(damaged)).isFalse();
    }
  }

  @Test
  void refusesAnotherKindOfStream() {
    assertThat(inflate(deflated(octets, new Deflater(6, true)))).isFalse();
    Deflater withDictionary = new Deflater();
    withDictionary.setDictionary(octets, 0, 1_000);
    assertThat(inflate(deflated(octets, withDictionary))).isFalse();
  }
}
