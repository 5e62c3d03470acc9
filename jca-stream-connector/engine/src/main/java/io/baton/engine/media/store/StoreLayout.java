package io.baton.engine.media.store;

import io.baton.engine.media.ingest.tools.FileTree;
import io.baton.engine.media.manifest.Sha256;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;

/**
 * Where everything is in the store's directory.
 *
 * <pre>
 * content/ab/abcd…/{manifest,index,media}           immutable; beside them "damaged", if they are
 * names/&lt;SHA-256 of the path&gt;.json                     what a name refers to
 * staging/&lt;id&gt;/{upload,upload.json}                 received whole, waits to be imported
 * work/                                             unfinished; emptied at every start
 * discarded/                                        what was in there, while it is deleted
 * tools/                                            unpacked media tools
 * </pre>
 *
 * No name from outside becomes the name of a file.
 *
 * @param root the store's directory
 */
record StoreLayout(Path root) {
  static final String JSON = ".json";

  /**
   * Creates the directories and empties the working area. It is renamed first, so that a tool which
   * outlived its node cannot create files in it any more.
   */
  void prepare() throws IOException {
    FileTree.delete(discarded());
    if (Files.isDirectory(work(), LinkOption.NOFOLLOW_LINKS)) {
      Files.move(work(), discarded(), StandardCopyOption.ATOMIC_MOVE);
      FileTree.delete(discarded());
    }
    for (Path directory : new Path[] {content(), names(), staging(), work()}) {
      Files.createDirectories(directory);
    }
  }

  Path lock() {
    return root.resolve(".lock");
  }

  Path content() {
    return root.resolve("content");
  }

  Path content(ContentId id) {
    return content().resolve(id.sha256().substring(0, 2)).resolve(id.sha256());
  }

  Path names() {
    return root.resolve("names");
  }

  Path name(MediaPath path) {
    return name(path.value());
  }

  /** The file of a name as it is written. */
  Path name(String path) {
    MessageDigest digest = Sha256.digest();
    digest.update(path.getBytes(StandardCharsets.UTF_8));
    return names().resolve(Sha256.hex(digest) + JSON);
  }

  Path staging() {
    return root.resolve("staging");
  }

  Path tools() {
    return root.resolve("tools");
  }

  /** A new directory for unfinished work. */
  Path newWork() throws IOException {
    return Files.createTempDirectory(work(), "");
  }

  private Path discarded() {
    return root.resolve("discarded");
  }

  private Path work() {
    return root.resolve("work");
  }
}
