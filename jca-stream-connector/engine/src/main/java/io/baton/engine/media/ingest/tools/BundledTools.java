package io.baton.engine.media.ingest.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;

/**
 * Unpacks the {@code ffmpeg} and {@code ffprobe} programs of the {@code org.bytedeco:ffmpeg}
 * artifact. The directory appears whole by one rename, so several nodes may share it and start at
 * once.
 */
final class BundledTools {
  private static final String ROOT = "/org/bytedeco/ffmpeg/";
  private static final String VERSION = "/META-INF/maven/org.bytedeco/ffmpeg/pom.properties";

  private static final List<String> PROGRAMS = List.of("ffmpeg", "ffprobe");

  private static final List<String> LIBRARIES =
      List.of(
          "libavdevice.so.62",
          "libavfilter.so.11",
          "libavformat.so.62",
          "libavcodec.so.62",
          "libavutil.so.60",
          "libswresample.so.6",
          "libswscale.so.9",
          "libva.so.2",
          "libva-drm.so.2",
          "libdrm.so.2");

  /**
   * Libraries that the programs are linked with for the sake of screens and sound cards. Importing
   * never calls them, and a server need not have them: a small library stands in for each.
   */
  private static final List<String> DEVICE_LIBRARIES =
      List.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");

  private static final String STAND_IN = "libva-drm.so.2";

  private final String platform;

  /**
   * Chooses a build.
   *
   * @param platform the artifact's classifier, such as {@code linux-x86_64}
   */
  BundledTools(String platform) {
    this.platform = platform;
  }

  /**
   * Unpacks the programs unless that was done before.
   *
   * @param cache directory for unpacked programs; created if need be
   * @return the directory with the programs and their libraries
   */
  Path unpack(Path cache) throws IOException {
    Path target = cache.resolve("ffmpeg-" + version() + "-" + platform);
    if (Files.isDirectory(target)) {
      return target;
    }
    Files.createDirectories(cache);
    Path partial = Files.createTempDirectory(cache, ".unpacking");
    try {
      for (String program : PROGRAMS) {
        copy(program, partial.resolve(program));
        Files.setPosixFilePermissions(
            partial.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      for (String library : LIBRARIES) {
        copy(library, partial.resolve(library));
      }
      for (String library : DEVICE_LIBRARIES) {
        copy(STAND_IN, partial.resolve(library));
      }
      publish(partial, target);
    } finally {
      FileTree.delete(partial);
    }
    return target;
  }

  private static void publish(Path partial, Path target) throws IOException {
    try {
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
      // Another node was faster; what it unpacked is the same.
    }
  }

  private void copy(String name, Path target) throws IOException {
    try (InputStream in = open(ROOT + platform + "/" + name)) {
      Files.copy(in, target);
    }
  }

  private static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = open(VERSION)) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = BundledTools.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("no " + resource + " on the class path");
    }
    return in;
  }
}
