package io.baton.engine.supply.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory for slots of one size, taken chunk by chunk as it is needed: a mapped file without a name,
 * so that the kernel may write out what is not used, and nothing is left behind. Confined to the
 * thread that waits for the disk, but for what never changes.
 */
final class Slab implements AutoCloseable {
  private static final int CHUNK = 8 << 20;
  private static final int ZEROS = 1 << 16;

  private final Path directory;
  private final int slotOctets;
  private final long limit;
  private FileChannel file;
  private long size;

  /**
   * Takes nothing yet.
   *
   * @param directory where the file is made
   * @param slotOctets of each slot, at most {@value #CHUNK}
   * @param limit octets of all slots, at most
   */
  Slab(Path directory, int slotOctets, long limit) {
    this.directory = directory;
    this.slotOctets = slotOctets;
    this.limit = limit;
  }

  int slotOctets() {
    return slotOctets;
  }

  long limit() {
    return limit;
  }

  /** Octets of all slots that it has made. */
  long octets() {
    return size;
  }

  /** More slots; none if the limit is reached. Waits for the disk. */
  List<Slot> grow() throws IOException {
    long chunk = Math.min(CHUNK, limit - size) / slotOctets * slotOctets;
    List<Slot> slots = new ArrayList<>();
    if (chunk > 0) {
      ByteBuffer memory = map(chunk);
      size += chunk;
      for (int at = 0; at < chunk; at += slotOctets) {
        slots.add(new Slot(memory.slice(at, slotOctets)));
      }
    }
    return slots;
  }

  /**
   * Written first: a page that the disk has no room for could not be reported once it is mapped.
   */
  private ByteBuffer map(long chunk) throws IOException {
    if (file == null) {
      file = open();
    }
    ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
    for (long at = size; at < size + chunk; at += zeros.position()) {
      zeros.clear().limit((int) Math.min(ZEROS, size + chunk - at));
      file.write(zeros, at);
    }
    return file.map(FileChannel.MapMode.READ_WRITE, size, chunk);
  }

  private FileChannel open() throws IOException {
    Path path = Files.createTempFile(directory, "supply-", ".cache");
    try {
      return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } finally {
      Files.delete(path);
    }
  }

  /** Gives the file up; its memory goes when no slot is referred to. */
  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
