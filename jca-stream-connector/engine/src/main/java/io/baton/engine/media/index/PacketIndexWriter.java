package io.baton.engine.media.index;

import io.baton.model.media.ContentId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes an index file: first the tracks, side by side, then all of it. */
public final class PacketIndexWriter implements Closeable {
  private final Path directory;
  private final List<TrackIndexWriter> tracks = new ArrayList<>();

  /**
   * Starts an index.
   *
   * @param directory for temporary files; they vanish when this is closed
   */
  public PacketIndexWriter(Path directory) {
    this.directory = directory;
  }

  /** Adds a track; its packets may be written until {@link #write}. */
  public TrackIndexWriter addTrack() throws IOException {
    if (tracks.size() == IndexFormat.MAX_TRACKS) {
      throw new IllegalStateException("an index has at most " + IndexFormat.MAX_TRACKS + " tracks");
    }
    TrackIndexWriter track = new TrackIndexWriter(directory, "track" + tracks.size());
    tracks.add(track);
    return track;
  }

  /** Octets written so far. */
  public long octets() {
    long octets = 0;
    for (TrackIndexWriter track : tracks) {
      octets += track.indexOctets();
    }
    return octets;
  }

  /**
   * Writes the index file. A track without packets is left out.
   *
   * @param index the file to create
   * @param content SHA-256 of the canonical file
   * @param mediaSize size of the canonical file
   */
  public void write(Path index, ContentId content, long mediaSize) throws IOException {
    List<TrackIndexWriter> written = tracks.stream().filter(t -> t.packets() > 0).toList();
    try (FileChannel channel =
        FileChannel.open(index, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Checksummed target = new Checksummed(channel);
      target.write(head(written, content, mediaSize));
      for (TrackIndexWriter track : written) {
        track.copyTo(target);
      }
      target.writeTrailer();
    }
  }

  private static ByteBuffer head(List<TrackIndexWriter> tracks, ContentId content, long mediaSize)
      throws IOException {
    int octets = IndexFormat.HEADER_OCTETS + tracks.size() * IndexFormat.DESCRIPTOR_OCTETS;
    ByteBuffer head = ByteBuffer.allocate(octets).order(IndexFormat.ORDER);
    head.putLong(IndexFormat.MAGIC).putInt(IndexFormat.VERSION).putInt(tracks.size());
    head.put(HexFormat.of().parseHex(content.sha256())).putLong(mediaSize).putLong(0);
    long sectionsAt = octets;
    for (TrackIndexWriter track : tracks) {
      track.finish();
      sectionsAt = track.describe(head, sectionsAt);
    }
    return head.flip();
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (TrackIndexWriter track : tracks) {
      try {
        track.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Passes octets on and sums them up. */
  private static final class Checksummed implements WritableByteChannel {
    private final WritableByteChannel target;
    private final CRC32C checksum = new CRC32C();

    Checksummed(WritableByteChannel target) {
      this.target = target;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int octets = source.remaining();
      checksum.update(source.duplicate());
      while (source.hasRemaining()) {
        target.write(source);
      }
      return octets;
    }

    void writeTrailer() throws IOException {
      ByteBuffer trailer =
          ByteBuffer.allocate(IndexFormat.TRAILER_OCTETS)
              .order(IndexFormat.ORDER)
              .putInt((int) checksum.getValue())
              .flip();
      while (trailer.hasRemaining()) {
        target.write(trailer);
      }
    }

    @Override
    public boolean isOpen() {
      return target.isOpen();
    }

    @Override
    public void close() throws IOException {
      target.close();
    }
  }
}
