package io.baton.engine.media.index;

import io.baton.engine.media.TrackFormat;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.piece.PagedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens index files. Whether their octets are those that were written is for the hash sums of the
 * manifest to tell; here what they say is checked.
 */
public final class PacketIndex {
  /** Of the numbers in an index file. */
  public static final ByteOrder ORDER = IndexFormat.ORDER;

  private PacketIndex() {}

  /**
   * Opens the index of a canonical file, both of which are there as a whole. Reads all of the
   * index, which takes milliseconds, and checks every record.
   *
   * @param index the index file, in {@link #ORDER}
   * @param media the canonical file
   * @param formats how each track is described, in the order of the index
   * @return one index a track
   * @throws DamagedIndexException if it is not an index of that file, or anything in it is wrong
   */
  public static List<TrackIndex> open(PagedBytes index, PagedBytes media, List<TrackFormat> formats)
      throws IOException {
    List<TrackIndex> tracks = new ArrayList<>();
    for (PagedTrackIndex track : tracks(head(index), index, media, formats)) {
      track.validate();
      tracks.add(track);
    }
    return tracks;
  }

  /** Octets of the head of an index that is there as a whole. */
  public static int headOctets(PagedBytes index) throws IOException {
    return head(index).capacity();
  }

  private static ByteBuffer head(PagedBytes index) throws DamagedIndexException {
    int header = (int) Math.min(index.size(), IndexFormat.HEADER_OCTETS);
    if (header == 0) {
      throw new DamagedIndexException("it is empty");
    }
    int octets = IndexHead.octets(index.view(0, header));
    return index.view(0, (int) Math.min(octets, index.size()));
  }

  /**
   * Opens an index whose pieces come and go. Its head is checked; each packet is when it is asked
   * for by {@link TrackIndex#need}.
   *
   * @param head the octets of the index from its beginning, at least its head; not to be changed
   *     afterwards
   * @param index the index file, in {@link #ORDER}
   * @param media the canonical file
   * @param formats how each track is described, in the order of the index
   * @return one index a track
   * @throws DamagedIndexException if it is not the head of an index of that file
   */
  public static List<TrackIndex> open(
      ByteBuffer head, PagedBytes index, PagedBytes media, List<TrackFormat> formats)
      throws IOException {
    return List.copyOf(tracks(head, index, media, formats));
  }

  private static List<PagedTrackIndex> tracks(
      ByteBuffer octets, PagedBytes index, PagedBytes media, List<TrackFormat> formats)
      throws DamagedIndexException {
    IndexHead head = new IndexHead(octets, index.size(), media.size(), formats.size());
    List<PagedTrackIndex> tracks = new ArrayList<>();
    for (int track = 0; track < formats.size(); track++) {
      tracks.add(
          new PagedTrackIndex(
              formats.get(track), head.directory(track), head.tables(track, index), media));
    }
    return tracks;
  }
}
