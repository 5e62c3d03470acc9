package io.baton.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a node has written to its log since a moment. */
public final class NodeLog {
  private final Path file;
  private final int begin;

  /** Begins now. */
  public NodeLog(LocalCluster cluster, int node) {
    file = cluster.home().resolve("node-" + node + "/log/server.log");
    begin = read().length;
  }

  /** Lines since then. */
  public List<String> lines() {
    byte[] all = read();
    return new String(all, begin, all.length - begin, StandardCharsets.UTF_8).lines().toList();
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
