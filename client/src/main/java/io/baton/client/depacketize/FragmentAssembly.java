package io.baton.client.depacketize;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A unit that arrives in fragments. Grows to what streams need, up to a limit. */
final class FragmentAssembly {
  /** Largest unit accepted, octets. */
  static final int LIMIT = 16 << 20;

  private byte[] bytes = new byte[16 * 1024];
  private int length;
  private boolean open;

  /** Begins a unit; what was under assembly is dropped. */
  void begin() {
    length = 0;
    open = true;
  }

  /** Whether a unit was begun and is not complete. */
  boolean isOpen() {
    return open;
  }

  int length() {
    return length;
  }

  void append(byte value) throws MalformedPayloadException {
    ensure(1);
    bytes[length++] = value;
  }

  void append(ByteBuffer fragment) throws MalformedPayloadException {
    int size = fragment.remaining();
    ensure(size);
    fragment.get(bytes, length, size);
    length += size;
  }

  /** What has arrived so far; valid until the next change. */
  ByteBuffer view() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  /** The unit, complete; valid until the next one is begun. */
  ByteBuffer complete() {
    open = false;
    return view();
  }

  void drop() {
    open = false;
    length = 0;
  }

  private void ensure(int more) throws MalformedPayloadException {
    if (length + more > LIMIT) {
      drop();
      throw new MalformedPayloadException("a unit of more than " + LIMIT + " octets");
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
