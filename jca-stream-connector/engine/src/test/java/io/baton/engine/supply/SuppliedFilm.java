package io.baton.engine.supply;

import io.baton.connector.media.MediaEntry;
import io.baton.engine.media.Content;
import io.baton.engine.media.ContentFiles;
import io.baton.engine.media.store.FileMediaStore;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import java.nio.file.Path;

/**
 * A film that some nodes have.
 *
 * @param whole as they stream it
 * @param files as they hold it
 */
record SuppliedFilm(Content whole, ContentFiles files) {
  /** Imports a film into a store in a directory. */
  static SuppliedFilm of(SampleMedia media, int seconds, Path directory) throws Exception {
    try (FileMediaStore store = Importing.store(directory.resolve("store"))) {
      MediaEntry entry = Importing.into(store, "film", media.file(seconds));
      Content whole = store.open(entry.description().content()).orElseThrow();
      return new SuppliedFilm(whole, store.files(whole.id()).orElseThrow());
    }
  }
}
