package io.baton.engine.media.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes films in a directory, each as odd as a test needs it, and cuts them up. */
public final class Films {
  private final Path directory;

  public Films(Path directory) {
    this.directory = directory;
  }

  /** A file in the directory. */
  public Path path(String name) {
    return directory.resolve(name);
  }

  /** Runs ffmpeg with these arguments, separated by blanks, to make a file of that name. */
  public Path make(String name, String arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(arguments.split(" ", -1)));
    words.add(path(name).toString());
    SampleMedia.run(words);
    return path(name);
  }

  /** Six seconds of pictures and a tone, a key frame a second, no B-frames. */
  public Path base() throws IOException {
    return SampleMedia.H264_AAC.file(6);
  }

  /** Writes a text file. */
  public Path text(String name, String content) throws IOException {
    return Files.writeString(path(name), content);
  }

  /** The first octets of a file. */
  public Path head(String name, Path file, long octets) throws IOException {
    return Files.write(path(name), Arrays.copyOf(Files.readAllBytes(file), (int) octets));
  }

  /** Files one behind the other, the first whole, of the others what follows so many octets. */
  public Path join(String name, int skipped, Path first, Path... others) throws IOException {
    try (OutputStream target = Files.newOutputStream(path(name))) {
      target.write(Files.readAllBytes(first));
      for (Path other : others) {
        byte[] octets = Files.readAllBytes(other);
        target.write(octets, skipped, octets.length - skipped);
      }
    }
    return path(name);
  }
}
