package io.baton.it;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds files where others come and go meanwhile: those that vanish are left out. */
final class PresentFiles extends SimpleFileVisitor<Path> {
  private final List<Path> found = new ArrayList<>();

  private PresentFiles() {}

  /** A directory and everything in it, directories included. */
  static List<Path> below(Path directory) throws IOException {
    PresentFiles files = new PresentFiles();
    Files.walkFileTree(directory, files);
    return files.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    found.add(directory);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    found.add(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
    return FileVisitResult.CONTINUE;
  }
}
