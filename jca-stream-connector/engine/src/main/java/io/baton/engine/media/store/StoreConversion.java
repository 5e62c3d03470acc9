package io.baton.engine.media.store;

import io.baton.connector.media.MediaStoreException;
import io.baton.engine.media.ContentFiles;
import io.baton.engine.media.PeakRate;
import io.baton.engine.media.index.PacketIndex;
import io.baton.engine.media.ingest.tools.FileTree;
import io.baton.engine.media.manifest.ContentSummary;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.media.manifest.Sha256;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.engine.media.store.former.FormerContent;
import io.baton.engine.media.store.former.FormerIndex;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Converts content of version 1, one after the other, in a thread of its own: reading all of it may
 * take hours. A name is not found until its content is converted. What is made is complete before
 * it is published, and the former content stays until all of its names refer to the new one; so a
 * conversion that is interrupted is begun again at the next start, and loses nothing.
 */
final class StoreConversion implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final StoreLayout layout;
  private final ContentShelf shelf;
  private final NameTable names;
  private final Inventory inventory;
  private final FreeSpace space;
  private final Consumer<ConversionStep> steps;
  private final Thread thread;

  /**
   * Prepares a conversion of all content whose names wait for it.
   *
   * @param steps told of each step, in the thread that made it
   */
  StoreConversion(
      StoreLayout layout,
      ContentShelf shelf,
      NameTable names,
      Inventory inventory,
      FreeSpace space,
      Consumer<ConversionStep> steps) {
    this.layout = layout;
    this.shelf = shelf;
    this.names = names;
    this.inventory = inventory;
    this.space = space;
    this.steps = steps;
    this.thread = new Thread(this::run, "baton-conversion");
    thread.setDaemon(true);
  }

  /** Begins, if there is anything to convert. */
  void start() {
    if (!names.former().isEmpty()) {
      thread.start();
    }
  }

  /** Converts everything, in this thread, until that is interrupted. */
  void run() {
    List<ContentId> waiting = names.former().stream().map(StoredName::content).distinct().toList();
    MediaLog.LOG.converting(waiting.size());
    int done = 0;
    int failed = 0;
    for (ContentId content : waiting) {
      try {
        convert(content);
        done++;
        MediaLog.LOG.conversionProgress(done, waiting.size());
      } catch (InterruptedException | ClosedByInterruptException e) {
        MediaLog.LOG.conversionInterrupted(done, waiting.size());
        return;
      } catch (IOException | MediaStoreException | RuntimeException e) {
        failed++;
        MediaLog.LOG.notConverted(layout.content(content), e);
      }
    }
    MediaLog.LOG.conversionEnded(done, failed);
  }

  private void convert(ContentId content)
      throws IOException, MediaStoreException, InterruptedException {
    ContentFiles from = ContentFiles.in(layout.content(content));
    FormerContent former = shelf.former(content);
    if (!Sha256.of(from.media(), part -> {}).equals(content.sha256())) {
      throw new IOException("its file is damaged");
    }
    Path work = layout.newWork();
    try {
      ContentFiles to = ContentFiles.in(work);
      FormerIndex.convert(
          from.index(), former.formats(), work, to.index(), Files.size(from.media()));
      steps.accept(ConversionStep.INDEX_WRITTEN);
      link(from.media(), to.media());
      steps.accept(ConversionStep.FILE_LINKED);
      Manifest manifest = Manifest.of(summary(former, to), to.index(), to.media(), part -> {});
      steps.accept(ConversionStep.HASHED);
      inventory.convert(content, manifest, work, steps);
    } finally {
      FileTree.delete(work);
    }
  }

  /** Needs no space where the file system has hard links. */
  private void link(Path from, Path to) throws IOException, MediaStoreException {
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException | IOException e) {
      MediaLog.LOG.copied(from, e);
      space.require(Files.size(from));
      Files.copy(from, to);
    }
  }

  private static ContentSummary summary(FormerContent former, ContentFiles files)
      throws IOException {
    MediaDescription description = former.description();
    PagedBytes index = PagedBytes.map(files.index(), PacketIndex.ORDER);
    PagedBytes media = PagedBytes.map(files.media(), ByteOrder.BIG_ENDIAN);
    return new ContentSummary(
        description.title(),
        description.duration(),
        description.bitrate(),
        PeakRate.of(PacketIndex.open(index, media, former.formats())),
        former.formats());
  }

  /** Stops after what is written at present. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
