package io.baton.engine.media.store;

import io.baton.connector.media.StagedUpload;
import io.baton.engine.media.testing.Importing;
import io.baton.model.media.MediaPath;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A process that receives and imports a film, over and over, until it is killed. */
final class CrashingImport {
  private CrashingImport() {}

  /**
   * Runs until it is killed; puts out a line when it begins.
   *
   * @param arguments directory of the store, file to import
   */
  public static void main(String[] arguments) throws Exception {
    Path film = Path.of(arguments[1]);
    try (FileMediaStore store = Importing.store(Path.of(arguments[0]))) {
      System.out.write('\n');
      System.out.flush();
      for (int round = 0; ; round++) {
        MediaPath path = new MediaPath("film" + round + ".mp4");
        try (InputStream body = Files.newInputStream(film)) {
          StagedUpload upload = store.stage(path, body, OptionalLong.empty());
          store.importStaged(upload.id(), part -> {});
          store.discard(upload.id());
        }
        if (round % 2 == 1) {
          store.delete(path, true);
          store.delete(new MediaPath("film" + (round - 1) + ".mp4"), true);
        }
      }
    }
  }
}
