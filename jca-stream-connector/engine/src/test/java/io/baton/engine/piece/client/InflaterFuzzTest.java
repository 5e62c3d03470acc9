package io.baton.engine.piece.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Feeds the client arbitrary octets as compressed pieces. */
class InflaterFuzzTest {
  private static final int LENGTH = 4_096;

  @FuzzTest(maxDuration = "1m")
  void inflate(byte[] octets) {
    ByteBuffer target = ByteBuffer.allocateDirect(LENGTH + 1);
    try (PieceInflater inflater = new PieceInflater()) {
      boolean right = inflater.inflate(octets, octets.length, target.slice(0, LENGTH));
      assertEquals(0, target.get(LENGTH));
      // As a stream has one length, it cannot be right for another one.
      assertFalse(
          right && inflater.inflate(octets, octets.length, ByteBuffer.allocate(LENGTH - 1)));
    }
  }
}
