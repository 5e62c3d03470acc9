package io.baton.engine.media.testing;

import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.MediaRejectedException;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.StagedUpload;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.media.Content;
import io.baton.engine.media.store.FileMediaStore;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Imports files into stores of tests. */
public final class Importing {
  private Importing() {}

  /** Opens a store in a directory, with the settings' defaults otherwise. */
  public static FileMediaStore store(Path directory) throws IOException {
    return store(directory, Map.of());
  }

  /** Opens a store in a directory with some settings, by their keys. */
  public static FileMediaStore store(Path directory, Map<String, String> settings)
      throws IOException {
    return FileMediaStore.open(configuration(directory, settings), content -> 0);
  }

  /** A configuration for a store in a directory with some settings, by their keys. */
  public static EngineConfiguration configuration(Path directory, Map<String, String> settings) {
    Map<String, String> defaults =
        Map.of(
            "baton.media.store", directory.toString(),
            "baton.media.tools", TestTools.CACHE.toString(),
            "baton.media.sandbox", "off");
    return EngineConfiguration.read(
        key -> Optional.ofNullable(settings.getOrDefault(key, defaults.get(key))));
  }

  /** Stages and imports a file under a path, and discards the upload whatever became of it. */
  public static MediaEntry into(FileMediaStore store, String path, Path file)
      throws IOException, MediaRejectedException, MediaStoreException {
    try (InputStream body = Files.newInputStream(file)) {
      OptionalLong length = OptionalLong.of(Files.size(file));
      StagedUpload upload = store.stage(new MediaPath(path), body, length);
      try {
        return store.importStaged(upload.id(), part -> {});
      } finally {
        store.discard(upload.id());
      }
    }
  }

  /**
   * Imports a file into a store of its own and opens it.
   *
   * @param directory an empty directory for the store; the content is readable while it exists
   */
  public static Content content(Path directory, Path file)
      throws IOException, MediaRejectedException, MediaStoreException {
    try (FileMediaStore store = store(directory)) {
      MediaEntry entry = into(store, file.getFileName().toString(), file);
      return store.open(entry.description().content()).orElseThrow();
    }
  }
}
