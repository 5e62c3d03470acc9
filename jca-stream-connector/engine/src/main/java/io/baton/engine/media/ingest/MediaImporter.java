package io.baton.engine.media.ingest;

import io.baton.connector.media.MediaRejectedException;
import io.baton.connector.media.MediaStoreException;
import io.baton.engine.media.ingest.remux.CanonicalTrack;
import io.baton.engine.media.ingest.remux.ListedPacket;
import io.baton.engine.media.ingest.remux.RemuxPlan;
import io.baton.engine.media.ingest.remux.RemuxProgress;
import io.baton.engine.media.ingest.remux.ToolCommands;
import io.baton.engine.media.ingest.source.FileExtent;
import io.baton.engine.media.ingest.source.ProbedFile;
import io.baton.engine.media.ingest.source.SourcePacket;
import io.baton.engine.media.ingest.source.SourceSurvey;
import io.baton.engine.media.ingest.source.StreamSelection;
import io.baton.engine.media.ingest.source.TruncationCheck;
import io.baton.engine.media.ingest.tools.DiskReserve;
import io.baton.engine.media.ingest.tools.MediaTools;
import io.baton.engine.media.ingest.tools.ToolFailedException;
import io.baton.engine.media.ingest.tools.ToolLimits;
import io.baton.engine.media.ingest.tools.ToolRunner;
import io.baton.engine.media.ingest.tools.ToolSandbox;
import io.baton.engine.media.ingest.tools.ToolTime;
import io.baton.engine.media.ingest.track.ImportedMedia;
import io.baton.engine.media.ingest.track.IndexBuilder;
import io.baton.engine.media.manifest.ContentSummary;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.model.media.LeftOutTrack;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * Turns an upload into a canonical file and its packet index. What FFmpeg does with the upload
 * happens in processes of its own, within limits. Thread-safe.
 */
public final class MediaImporter {
  // Where the steps of an import end, by the time that they usually take.
  private static final double SURVEYED = 0.15;
  private static final double REMUXED = 0.5;
  private static final double INDEXED = 0.8;
  private static final double HASHED = 1;

  /** Room beyond the upload's own size that the canonical file may need. */
  private static final long FILE_MARGIN = 64L << 20;

  /**
   * How many times as large as the upload the canonical file may be, and one that is transcoded.
   */
  private static final int MAX_GROWTH = 2;

  private static final int MAX_TRANSCODED_GROWTH = 8;

  private final MediaTools tools;
  private final Optional<ToolSandbox> sandbox;
  private final ImportBounds bounds;
  private final DiskReserve reserve;
  private final ToolTime toolTime = new ToolTime();

  /**
   * Prepares an importer.
   *
   * @param sandbox that the tools run in; empty if there is none
   * @param bounds of each import
   * @param reserve of the disk that is written to
   */
  public MediaImporter(
      MediaTools tools, Optional<ToolSandbox> sandbox, ImportBounds bounds, DiskReserve reserve) {
    this.tools = tools;
    this.sandbox = sandbox;
    this.bounds = bounds;
    this.reserve = reserve;
  }

  /**
   * Imports a file.
   *
   * @param source the upload
   * @param directory an empty directory for what is made of it; the caller deletes it if this fails
   * @param transcode whether to transcode tracks that cannot be streamed as they are
   * @param progress told the part done, 0.0 to 1.0, in this thread
   * @throws MediaRejectedException if the file cannot be streamed
   * @throws MediaStoreException if the disk is full or a tool is missing
   * @throws InterruptedException if this thread was interrupted
   */
  public ImportedMedia run(Path source, Path directory, boolean transcode, DoubleConsumer progress)
      throws IOException, MediaRejectedException, MediaStoreException, InterruptedException {
    long size = Files.size(source);
    int growth = transcode ? MAX_TRANSCODED_GROWTH : MAX_GROWTH;
    ToolLimits limits =
        new ToolLimits(
            transcode ? bounds.time() : bounds.timeFor(size),
            bounds.memoryBytes(),
            growth * size + FILE_MARGIN);
    ToolRunner runner =
        new ToolRunner(
            limits,
            tools.environment(),
            directory,
            command -> sandboxed(command, directory, source),
            reserve,
            toolTime);
    try {
      return new Run(runner, source, directory, progress).all(transcode);
    } catch (ToolFailedException e) {
      throw translate(e);
    }
  }

  private List<String> sandboxed(List<String> command, Path directory, Path source) {
    return sandbox.map(box -> box.wrap(command, directory, List.of(source))).orElse(command);
  }

  /** Processor time that the tools have used so far, in nanoseconds. Never blocks. */
  public long toolNanos() {
    return toolTime.nanos();
  }

  private static MediaRejectedException translate(ToolFailedException failure)
      throws MediaStoreException {
    if (failure.notStarted()) {
      throw new MediaStoreException(
          MediaStoreException.Reason.UNAVAILABLE,
          "a media tool cannot be run: " + failure.getMessage(),
          failure);
    }
    if (failure.diskFull()) {
      throw new MediaStoreException(
          MediaStoreException.Reason.DISK_FULL, "no space left to import the file", failure);
    }
    return new MediaRejectedException(
        "the file cannot be read as media: " + failure.reason(), failure);
  }

  /** The steps of one import. */
  private final class Run {
    private final ToolCommands commands = new ToolCommands(tools);
    private final ToolRunner runner;
    private final Path source;
    private final Path directory;
    private final ImportProgress progress;

    Run(ToolRunner runner, Path source, Path directory, DoubleConsumer progress) {
      this.runner = runner;
      this.source = source;
      this.directory = directory;
      this.progress = new ImportProgress(progress);
    }

    ImportedMedia all(boolean transcode)
        throws IOException,
            ToolFailedException,
            MediaRejectedException,
            MediaStoreException,
            InterruptedException {
      if (Files.size(source) == 0) {
        throw new MediaRejectedException("the file is empty");
      }
      ProbedFile upload = describe(source);
      StreamSelection selection = StreamSelection.of(upload, transcode);
      RemuxPlan plan = plan(upload, selection);
      Path canonical = directory.resolve("media");
      plan = remuxed(upload, plan, canonical);
      List<CanonicalTrack> tracks = plan.canonicalTracks(describe(canonical));
      return index(canonical, tracks, upload.title(), selection.leftOut());
    }

    /**
     * Looks at all packets first. Of a broadcast this is not done: it begins and ends anywhere, and
     * its times jump by design; in other containers damage is damage.
     */
    private RemuxPlan plan(ProbedFile upload, StreamSelection selection)
        throws IOException, ToolFailedException, MediaRejectedException, InterruptedException {
      SourceSurvey survey = new SourceSurvey(selection.kept());
      boolean broadcast = upload.isFormat("mpegts", "mpeg");
      if (!broadcast) {
        long size = Files.size(source);
        DoubleConsumer share = progress.share(0, SURVEYED);
        runner.run(
            commands.survey(source),
            bounds.ofSamples(
                size,
                line -> {
                  SourcePacket packet = SourcePacket.parse(line);
                  survey.accept(packet);
                  share.accept((double) packet.position() / size);
                }));
        TruncationCheck.of(FileExtent.of(source), upload, selection.kept(), survey);
      }
      return RemuxPlan.of(selection, survey, !broadcast);
    }

    private ProbedFile describe(Path file)
        throws IOException, ToolFailedException, MediaRejectedException, InterruptedException {
      JsonOutput json = new JsonOutput();
      runner.run(commands.describe(file), json);
      return ProbedFile.parse(json.text());
    }

    /** An ffmpeg that cannot encode heads makes the file without them. */
    private RemuxPlan remuxed(ProbedFile upload, RemuxPlan plan, Path canonical)
        throws IOException, ToolFailedException, MediaRejectedException, InterruptedException {
      try {
        remux(upload, plan, canonical);
        return plan;
      } catch (ToolFailedException e) {
        if (plan.heads().isEmpty() || e.notStarted() || e.diskFull()) {
          throw e;
        }
        Files.deleteIfExists(canonical);
        RemuxPlan rest = plan.withoutHeads();
        remux(upload, rest, canonical);
        return rest;
      }
    }

    private void remux(ProbedFile upload, RemuxPlan plan, Path canonical)
        throws IOException, ToolFailedException, MediaRejectedException, InterruptedException {
      DoubleConsumer share = progress.share(SURVEYED, REMUXED);
      runner.run(
          commands.remux(source, canonical, plan), new RemuxProgress(upload.seconds(), share));
      share.accept(1);
    }

    private void listHeads(Path canonical, List<CanonicalTrack> tracks, IndexBuilder builder)
        throws IOException, ToolFailedException, MediaRejectedException, InterruptedException {
      for (CanonicalTrack track : tracks) {
        if (track.head().isPresent()) {
          int head = track.head().get().index();
          runner.run(
              commands.listPackets(canonical, head),
              line -> builder.acceptHead(ListedPacket.parse(line), head));
        }
      }
    }

    private ImportedMedia index(
        Path canonical, List<CanonicalTrack> tracks, String title, List<LeftOutTrack> leftOut)
        throws IOException, ToolFailedException, MediaRejectedException, InterruptedException {
      PagedBytes media = PagedBytes.map(canonical, ByteOrder.BIG_ENDIAN);
      try (IndexBuilder builder = new IndexBuilder(media, tracks, directory)) {
        listHeads(canonical, tracks, builder);
        DoubleConsumer share = progress.share(REMUXED, INDEXED);
        runner.run(
            commands.listPackets(canonical),
            bounds.ofSamples(
                Files.size(source),
                line -> {
                  ListedPacket packet = ListedPacket.parse(line);
                  builder.accept(packet);
                  bounds.requireIndex(builder.indexOctets());
                  share.accept((double) packet.position() / media.size());
                }));
        runner.requireSpace(builder.indexOctets());
        Path index = directory.resolve("index");
        ContentSummary summary = builder.write(index, title);
        Manifest manifest = Manifest.of(summary, index, canonical, progress.share(INDEXED, HASHED));
        return new ImportedMedia(
            manifest,
            Stream.concat(leftOut.stream(), builder.leftOut().stream()).toList(),
            canonical,
            index,
            builder.damagedSamples());
      }
    }
  }
}
