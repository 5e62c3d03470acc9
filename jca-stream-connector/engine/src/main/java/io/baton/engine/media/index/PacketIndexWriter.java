package io.baton.engine.media.index;

import io.baton.connector.media.MediaRejectedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

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

  /**
   * Adds a track; its packets may be written until {@link #write}.
   *
   * @param pictures whether it is one of pictures, whose key units are all listed
   */
  public TrackIndexWriter addTrack(boolean pictures) throws IOException {
    if (tracks.size() == IndexFormat.MAX_TRACKS) {
      throw new IllegalStateException("an index has at most " + IndexFormat.MAX_TRACKS + " tracks");
    }
    TrackIndexWriter track = new TrackIndexWriter(directory, "track" + tracks.size(), pictures);
    tracks.add(track);
    return track;
  }

  /** Removes a track with all that was written of it. */
  public void removeTrack(TrackIndexWriter track) throws IOException {
    tracks.remove(track);
    track.close();
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
   * @param mediaSize size of the canonical file
   * @throws MediaRejectedException if there are too many key units for one index
   */
  public void write(Path index, long mediaSize) throws IOException, MediaRejectedException {
    List<TrackIndexWriter> written = tracks.stream().filter(t -> t.packets() > 0).toList();
    try (FileChannel channel =
        FileChannel.open(index, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer head = head(written, mediaSize);
      while (head.hasRemaining()) {
        channel.write(head);
      }
      for (TrackIndexWriter track : written) {
        track.copyDirectory(channel);
      }
      for (TrackIndexWriter track : written) {
        track.copyRecords(channel);
      }
    }
  }

  private static ByteBuffer head(List<TrackIndexWriter> tracks, long mediaSize)
      throws IOException, MediaRejectedException {
    int octets = IndexFormat.HEADER_OCTETS + tracks.size() * IndexFormat.DESCRIPTOR_OCTETS;
    long headOctets = octets;
    for (TrackIndexWriter track : tracks) {
      track.finish();
      headOctets = track.placeDirectory(headOctets);
    }
    if (headOctets > IndexFormat.MAX_HEAD_OCTETS) {
      throw new MediaRejectedException("the file is too long for one index: split it");
    }
    long at = headOctets;
    for (TrackIndexWriter track : tracks) {
      at = track.placeRecords(at);
    }
    ByteBuffer head = ByteBuffer.allocate(octets).order(IndexFormat.ORDER);
    head.putLong(IndexFormat.MAGIC).putInt(IndexFormat.VERSION).putInt(tracks.size());
    head.putLong(mediaSize).putInt((int) headOctets);
    for (int track = 0; track < tracks.size(); track++) {
      head.position(IndexFormat.HEADER_OCTETS + track * IndexFormat.DESCRIPTOR_OCTETS);
      tracks.get(track).describe(head);
    }
    return head.clear();
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
}
