package io.baton.engine.media.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.DoubleConsumer;

/** SHA-256 sums. */
public final class Sha256 {
  private static final int BUFFER_OCTETS = 1 << 18;

  private Sha256() {}

  /** A digest to feed; every Java platform has it. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digest's sum in lower-case hex. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Sums up a file.
   *
   * @param progress told the part done, 0.0 to 1.0
   * @throws InterruptedException if this thread was interrupted meanwhile
   */
  public static String of(Path file, DoubleConsumer progress)
      throws IOException, InterruptedException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER_OCTETS];
    double size = Files.size(file);
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        done += read;
        progress.accept(done / size);
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while reading " + file.getFileName());
        }
      }
    }
    return hex(digest);
  }
}
