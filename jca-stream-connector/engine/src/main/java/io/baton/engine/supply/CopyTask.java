package io.baton.engine.supply;

import io.baton.connector.SessionSupply;
import io.baton.engine.media.store.CopyDraft;
import io.baton.engine.media.store.CopyStore;
import io.baton.engine.piece.Part;
import io.baton.engine.supply.cache.Piece;
import io.baton.engine.supply.request.SupplierChoice;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Copies one film of other nodes into the media store, piece by piece. A piece that is there for a
 * viewer is taken from the cache; one that is not is fetched behind all that viewers need, and then
 * the next one waits, so that a supplier sends no more than one further stream at twice its rate.
 * Confined to the event loop of the supply, but for what the thread of the disk does.
 */
final class CopyTask {
  /** How long a piece is waited for until the film is given up. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** By so much what viewers need goes first. */
  private static final Duration SLACK = Duration.ofHours(1);

  private static final int TIMES_RATE = 2;

  private final MediaPath path;
  private final RemoteContent remote;
  private final SupplyContext context;
  private final CopyStore copies;
  private final Executor disk;
  private final Runnable ended;
  private final SupplierChoice choice;
  private final HeldPieces held;
  private Optional<CopyDraft> draft = Optional.empty();
  private String origin = "";
  private int position;

  /**
   * Not begun.
   *
   * @param path name that the copy gets
   * @param remote of which it is a user, until it ends
   * @param disk one thread that may wait for the disk
   * @param ended runs when it has ended, however
   */
  CopyTask(
      MediaPath path,
      RemoteContent remote,
      SessionSupply assigned,
      SupplyContext context,
      CopyStore copies,
      Executor disk,
      Runnable ended) {
    this.path = path;
    this.remote = remote;
    this.context = context;
    this.copies = copies;
    this.disk = disk;
    this.ended = ended;
    this.choice = new SupplierChoice(assigned, change -> {});
    this.held = new HeldPieces(context, choice, LIMIT, SLACK);
  }

  /** Whether it copies some content. */
  boolean copies(ContentId content) {
    return remote.manifest().id().equals(content);
  }

  /** A copy of a copy is one of the original: it goes with that. */
  void begin() {
    context
        .requests()
        .origin(
            remote.manifest().id(),
            choice,
            node -> node.ifPresentOrElse(this::begin, this::unsupplied));
  }

  private void begin(String node) {
    origin = node;
    onDisk(
        () -> {
          Optional<CopyDraft> begun = copies.begin(path, origin, remote.manifest());
          return () -> begun(begun);
        });
  }

  private void begun(Optional<CopyDraft> begun) {
    draft = begun;
    if (begun.isPresent()) {
      next();
    } else {
      context.reports().noRoom(path);
      end();
    }
  }

  private void next() {
    if (position == remote.count()) {
      publish();
      return;
    }
    Piece piece = remote.piece(position);
    boolean there = piece.isPresent();
    held.fetch(piece, () -> write(piece, there), this::unsupplied);
  }

  private void write(Piece piece, boolean there) {
    ByteBuffer octets = piece.octets();
    CopyDraft target = draft.orElseThrow();
    onDisk(
        () -> {
          if (piece.part() == Part.MEDIA) {
            target.media(piece.number(), octets);
          } else {
            target.index(piece.number(), octets);
          }
          return () -> written(piece, there);
        });
  }

  private void written(Piece piece, boolean there) {
    held.letGo();
    position++;
    if (there) {
      next();
    } else {
      context.loop().schedule(this::next, pause(piece), TimeUnit.NANOSECONDS);
    }
  }

  private long pause(Piece piece) {
    long bits = Math.max(1, remote.manifest().summary().bitrate());
    return TimeUnit.SECONDS.toNanos(8L * piece.length()) / bits / TIMES_RATE;
  }

  private void publish() {
    CopyDraft whole = draft.orElseThrow();
    onDisk(
        () -> {
          boolean published = whole.publish();
          return () -> published(published);
        });
  }

  private void published(boolean published) {
    if (published) {
      long octets = remote.manifest().media().size() + remote.manifest().index().size();
      SupplyLog.LOG.adopted(path, remote.manifest().id(), origin, octets);
    }
    end();
  }

  private void unsupplied() {
    failed(new IOException("no supplier sends piece " + position));
  }

  private void failed(Exception cause) {
    SupplyLog.LOG.notAdopted(cause, path);
    end();
  }

  private void end() {
    held.letGo();
    context.contents().release(remote);
    discard();
    ended.run();
  }

  /** Removes its files; what was published is not among them any more. */
  void discard() {
    draft.ifPresent(this::close);
    draft = Optional.empty();
  }

  private void close(CopyDraft over) {
    disk.execute(
        () -> {
          try {
            over.close();
          } catch (IOException e) {
            SupplyLog.LOG.notAdopted(e, path);
          }
        });
  }

  private void onDisk(DiskTask task) {
    disk.execute(
        () -> {
          try {
            goOn(task.run());
          } catch (IOException | RuntimeException e) {
            goOn(() -> failed(e));
          }
        });
  }

  private void goOn(Runnable then) {
    try {
      context.loop().execute(then);
    } catch (RejectedExecutionException e) {
      // The node has stopped; the next start removes what was begun.
    }
  }

  /** What the thread of the disk does. */
  @FunctionalInterface
  private interface DiskTask {
    /** Does it; what it returns is done on the event loop of the supply. */
    Runnable run() throws IOException;
  }
}
