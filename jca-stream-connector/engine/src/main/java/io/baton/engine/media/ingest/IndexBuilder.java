package io.baton.engine.media.ingest;

import io.baton.connector.MediaRejectedException;
import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.index.MappedFile;
import io.baton.engine.media.index.PacketIndexWriter;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds the packet index of a canonical file from the list of its packets. */
final class IndexBuilder implements Closeable {
  private final MappedFile media;
  private final PacketIndexWriter writer;
  private final List<TrackImport> tracks = new ArrayList<>();
  private final Map<Integer, TrackImport> byStream = new HashMap<>();

  /**
   * Starts an index.
   *
   * @param streams the streams of the canonical file
   * @param directory for temporary files
   */
  IndexBuilder(MappedFile media, List<ProbedStream> streams, Path directory)
      throws IOException, MediaRejectedException {
    this.media = media;
    this.writer = new PacketIndexWriter(directory);
    try {
      for (ProbedStream stream : streams) {
        TrackImport track = new TrackImport(stream, media, writer.addTrack());
        tracks.add(track);
        byStream.put(stream.index(), track);
      }
    } catch (IOException | MediaRejectedException e) {
      writer.close();
      throw e;
    }
  }

  /** Takes the next packet; those of streams that are not imported are ignored. */
  void accept(ListedPacket packet) throws IOException, MediaRejectedException {
    TrackImport track = byStream.get(packet.stream());
    if (track != null) {
      track.accept(packet);
    }
  }

  /** Size of the index so far. */
  long indexOctets() {
    return writer.octets();
  }

  /**
   * Writes the index.
   *
   * @param content SHA-256 of the canonical file
   * @param sourceSha256 SHA-256 of the upload
   */
  ImportedMedia write(Path mediaFile, Path index, ContentId content, String sourceSha256)
      throws IOException, MediaRejectedException {
    for (TrackImport track : tracks) {
      track.finish();
    }
    List<TrackImport> kept = tracks.stream().filter(track -> !track.isEmpty()).toList();
    Duration duration = duration(kept);
    writer.write(index, content, media.size());
    List<TrackFormat> formats = new ArrayList<>();
    for (TrackImport track : kept) {
      formats.add(track.format(formats.size()));
    }
    long octets = kept.stream().mapToLong(TrackImport::octets).sum();
    long damaged = kept.stream().mapToLong(TrackImport::damagedSamples).sum();
    MediaDescription description =
        new MediaDescription(
            content,
            sourceSha256,
            duration,
            media.size(),
            Bitrate.of(octets, duration),
            formats.stream().map(TrackFormat::description).toList());
    return new ImportedMedia(description, formats, mediaFile, index, damaged);
  }

  /** How long it takes to play everything, what belongs before time 0 included. */
  private static Duration duration(List<TrackImport> tracks) throws MediaRejectedException {
    Duration end = longest(tracks, TrackImport::duration);
    if (end.isZero()) {
      throw new MediaRejectedException("the file has no playing time");
    }
    return end.plus(longest(tracks, TrackImport::lead));
  }

  private static Duration longest(
      List<TrackImport> tracks, Function<TrackImport, Duration> duration) {
    return tracks.stream().map(duration).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
