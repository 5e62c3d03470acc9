package io.baton.engine.media.store;

import io.baton.engine.media.ContentFiles;
import io.baton.engine.media.ingest.tools.FileTree;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.media.manifest.PieceList;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * A copy of another node's content on its way into the store: files in the working area until all
 * pieces are there. What is kept is checked by its SHA-256. Its methods wait for the disk; for one
 * thread.
 */
public final class CopyDraft implements AutoCloseable {
  /** How many pieces are written before the space is looked at again. */
  private static final int SPACE_CHECKED_EVERY = 64;

  private final MediaPath path;
  private final String origin;
  private final Manifest manifest;
  private final Path work;
  private final Inventory inventory;
  private final FreeSpace space;
  private final Consumer<AdoptionStep> steps;
  private final Copied index;
  private final Copied media;

  /**
   * Creates the files.
   *
   * @param path name that it gets
   * @param origin node whose content it is a copy of
   * @param work directory of its own
   * @param steps told of each step, in the thread that made it
   */
  CopyDraft(
      MediaPath path,
      String origin,
      Manifest manifest,
      Path work,
      Inventory inventory,
      FreeSpace space,
      Consumer<AdoptionStep> steps)
      throws IOException {
    this.path = path;
    this.origin = origin;
    this.manifest = manifest;
    this.work = work;
    this.inventory = inventory;
    this.space = space;
    this.steps = steps;
    ContentFiles files = ContentFiles.in(work);
    this.index = new Copied("index", manifest.index(), files.index());
    this.media = new Copied("file", manifest.media(), files.media());
  }

  /**
   * Writes a piece of the index.
   *
   * @param octets from their position to their limit, which stay as they are
   * @throws IOException if they are not that piece, or the disk does not take them
   */
  public void index(int piece, ByteBuffer octets) throws IOException {
    index.write(piece, octets);
  }

  /** The same of the canonical file. */
  public void media(int piece, ByteBuffer octets) throws IOException {
    media.write(piece, octets);
  }

  /**
   * Makes the copy content of the store.
   *
   * @return false if there is something under its name meanwhile
   * @throws IOException if pieces are missing, or the disk fails
   */
  public boolean publish() throws IOException {
    index.complete();
    media.complete();
    steps.accept(AdoptionStep.WRITTEN);
    return inventory.adopt(path, origin, manifest, work, steps);
  }

  /** Removes what was not published. */
  @Override
  public void close() throws IOException {
    index.file.close();
    media.file.close();
    FileTree.delete(work);
  }

  /** One of its files. */
  private final class Copied {
    private final String what;
    private final PieceList pieces;
    private final FileChannel file;
    private final BitSet written = new BitSet();

    Copied(String what, PieceList pieces, Path path) throws IOException {
      this.what = what;
      this.pieces = pieces;
      this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void write(int piece, ByteBuffer octets) throws IOException {
      if (!pieces.matchesSha256(piece, octets)) {
        throw new IOException("piece " + piece + " of its " + what + " is not what it should be");
      }
      if (written.cardinality() % SPACE_CHECKED_EVERY == 0 && !space.allows(octets.remaining())) {
        throw new IOException("no space is left beside what is to stay free");
      }
      ByteBuffer left = octets.duplicate();
      long position = pieces.position(piece);
      while (left.hasRemaining()) {
        position += file.write(left, position);
      }
      written.set(piece);
    }

    void complete() throws IOException {
      if (written.cardinality() != pieces.pieces()) {
        throw new IOException("pieces of its " + what + " are missing");
      }
      file.force(true);
    }
  }
}
