package io.baton.engine.media.ingest.track;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.PeakRate;
import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.codec.PictureOrder;
import io.baton.engine.media.index.PacketIndex;
import io.baton.engine.media.index.PacketIndexWriter;
import io.baton.engine.media.ingest.remux.CanonicalTrack;
import io.baton.engine.media.ingest.remux.ListedPacket;
import io.baton.engine.media.ingest.source.Head;
import io.baton.engine.media.ingest.source.ProbedStream;
import io.baton.engine.media.ingest.source.StreamSelection;
import io.baton.engine.media.manifest.ContentSummary;
import io.baton.engine.media.packet.PayloadFormat;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.model.media.LeftOutTrack;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Builds the packet index of a canonical file from the list of its packets. A track that turns out
 * to be one that cannot be streamed is left out, if there is another.
 */
public final class IndexBuilder implements Closeable {
  private final PagedBytes media;
  private final PacketIndexWriter writer;
  private final Map<Integer, TrackImport> tracks = new LinkedHashMap<>();
  private final List<LeftOutTrack> leftOut = new ArrayList<>();
  private MediaRejectedException firstReason;

  /**
   * Starts an index.
   *
   * @param tracks the tracks of the canonical file
   * @param directory for temporary files
   * @throws MediaRejectedException if none of them can be streamed
   */
  public IndexBuilder(PagedBytes media, List<CanonicalTrack> tracks, Path directory)
      throws IOException, MediaRejectedException {
    this.media = media;
    this.writer = new PacketIndexWriter(directory);
    try {
      for (CanonicalTrack track : tracks) {
        add(track);
      }
      requireTracks();
    } catch (IOException | MediaRejectedException e) {
      writer.close();
      throw e;
    }
  }

  private void add(CanonicalTrack track) throws IOException {
    ProbedStream stream = track.stream();
    try {
      Optional<PayloadFormat> head = head(track);
      PayloadFormat format =
          oriented(
              head.isPresent()
                  ? PayloadFormat.ofH264InBand(stream.codec())
                  : PayloadFormat.of(stream.codec()),
              stream);
      Optional<PictureOrder> order =
          track.untimed() ? PictureOrder.of(stream.codec(), media) : Optional.empty();
      TrackImport made =
          new TrackImport(track, format, order, media, writer.addTrack(stream.isVideo()));
      tracks.put(stream.index(), made);
      head.ifPresent(headFormat -> made.beginWith(headFormat, media));
    } catch (MediaRejectedException e) {
      leaveOut(stream, e);
    }
  }

  private static Optional<PayloadFormat> head(CanonicalTrack track) throws MediaRejectedException {
    Optional<ProbedStream> head = track.head();
    return head.isPresent()
        ? Optional.of(oriented(PayloadFormat.ofH264InBand(head.get().codec()), track.stream()))
        : Optional.empty();
  }

  /** Players learn from the stream itself how to turn the pictures. */
  private static PayloadFormat oriented(PayloadFormat format, ProbedStream stream) {
    return stream
        .orientation()
        .flatMap(orientation -> orientation.nalUnit(stream.codec().codec()))
        .map(format::withPrefix)
        .orElse(format);
  }

  private void leaveOut(ProbedStream stream, MediaRejectedException reason) {
    leftOut.add(StreamSelection.leftOut(stream, reason.getMessage()));
    firstReason = firstReason == null ? reason : firstReason;
  }

  private void requireTracks() throws MediaRejectedException {
    if (tracks.isEmpty()) {
      throw firstReason == null
          ? new MediaRejectedException("the file has no playing time")
          : firstReason;
    }
  }

  /**
   * Takes the next packet; those of streams that are not imported are ignored.
   *
   * @throws MediaRejectedException if it cannot be streamed, and no other track is left
   */
  public void accept(ListedPacket packet) throws IOException, MediaRejectedException {
    TrackImport track = tracks.get(packet.stream());
    if (track != null) {
      try {
        track.accept(packet);
      } catch (MediaRejectedException e) {
        drop(track, e);
        requireTracks();
      }
    }
  }

  private void drop(TrackImport track, MediaRejectedException reason) throws IOException {
    tracks.remove(track.stream().index());
    writer.removeTrack(track.writer());
    leaveOut(track.stream(), reason);
  }

  private void finishTracks() throws IOException, MediaRejectedException {
    for (TrackImport track : List.copyOf(tracks.values())) {
      try {
        track.finish();
        if (track.isEmpty()) {
          drop(track, new MediaRejectedException("the track has no samples"));
        }
      } catch (MediaRejectedException e) {
        drop(track, e);
      }
    }
    requireTracks();
  }

  /**
   * Takes a packet of the head of a track, see {@link Head}, before any of the track itself.
   *
   * @param head number of the head's stream
   */
  public void acceptHead(ListedPacket packet, int head) throws IOException, MediaRejectedException {
    for (TrackImport track : tracks.values()) {
      if (track.hasHead(head)) {
        track.acceptHead(packet);
      }
    }
  }

  /** Size of the index so far. */
  public long indexOctets() {
    return writer.octets();
  }

  /**
   * Writes the index.
   *
   * @param title what the upload calls itself, or empty
   * @return what the content is
   */
  public ContentSummary write(Path index, String title) throws IOException, MediaRejectedException {
    finishTracks();
    Collection<TrackImport> kept = tracks.values();
    Duration duration = duration(kept);
    writer.write(index, media.size());
    List<TrackFormat> formats = new ArrayList<>();
    for (TrackImport track : kept) {
      formats.add(track.format(formats.size()));
    }
    long octets = kept.stream().mapToLong(TrackImport::octets).sum();
    PagedBytes written = PagedBytes.map(index, PacketIndex.ORDER);
    long peak = PeakRate.of(PacketIndex.open(written, media, formats));
    return new ContentSummary(title, duration, Bitrate.of(octets, duration), peak, formats);
  }

  /** Tracks of the canonical file that turned out to be such as cannot be streamed. */
  public List<LeftOutTrack> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Samples left out so far, wholly or in part, because they were damaged. */
  public long damagedSamples() {
    return tracks.values().stream().mapToLong(TrackImport::damagedSamples).sum();
  }

  /** How long it takes to play everything, what belongs before time 0 included. */
  private static Duration duration(Collection<TrackImport> tracks) throws MediaRejectedException {
    Duration end = longest(tracks, TrackImport::duration);
    if (end.isZero()) {
      throw new MediaRejectedException("the file has no playing time");
    }
    return end.plus(longest(tracks, TrackImport::lead));
  }

  private static Duration longest(
      Collection<TrackImport> tracks, Function<TrackImport, Duration> duration) {
    return tracks.stream().map(duration).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
