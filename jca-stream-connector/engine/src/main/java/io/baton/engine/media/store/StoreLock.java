package io.baton.engine.media.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sees to it that one process at a time has a store open. */
final class StoreLock {
  private StoreLock() {}

  /**
   * Takes the lock; closing the file gives it back.
   *
   * @throws IOException if somebody has the store open already
   */
  static FileChannel take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("the media store " + file.getParent() + " is open already", e);
    }
    channel.close();
    throw new IOException("the media store " + file.getParent() + " is in use by another process");
  }
}
