package io.baton.engine.media.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Asks ffprobe about files, to compare with. */
public final class Ffprobe {
  private Ffprobe() {}

  /** MD5 sums of a stream's packets, in the order of the file, in lower-case hex. */
  public static List<String> packetHashes(Path file, int stream) throws IOException {
    return run(
            "-select_streams",
            Integer.toString(stream),
            "-show_packets",
            "-show_data_hash",
            "md5",
            "-show_entries",
            "packet=data_hash:packet_side_data=",
            "-of",
            "csv=p=0",
            file.toString())
        .stream()
        .filter(line -> line.startsWith("MD5:"))
        .map(line -> line.substring(4, 36))
        .toList();
  }

  /** The lines that ffprobe puts out. */
  public static List<String> run(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(TestTools.encoder().ffprobe().toString(), "-v", "error"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(TestTools.encoder().environment());
    Process process = builder.start();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  /** MD5 sum in lower-case hex. */
  public static String md5(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
