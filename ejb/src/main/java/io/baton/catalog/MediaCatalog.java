package io.baton.catalog;

import io.baton.connector.MediaInUseException;
import io.baton.connector.MediaStoreException;
import io.baton.model.media.MediaPath;
import jakarta.ejb.Local;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The media of this node, by name, with the state of each import: its logical content database
 * (R27). Receiving and deleting need the role publisher or administrator.
 */
@Local
public interface MediaCatalog {
  /** Most records that {@link #list} returns at once. */
  int MAX_PAGE = 1000;

  /**
   * Receives a file and queues it for import. Returns when its bytes are durable, before it is
   * imported.
   *
   * @param path where it is to appear
   * @param body the bytes; read to the end, not closed
   * @param length what the sender announced, if it did
   * @param publisher who sends it
   * @return the record, {@link MediaState#IMPORTING}
   * @throws MediaStoreException if it could not be received whole; nothing is left behind
   */
  MediaRecord receive(MediaPath path, InputStream body, OptionalLong length, String publisher)
      throws MediaStoreException;

  /** The record of one name. */
  Optional<MediaRecord> find(MediaPath path);

  /**
   * Records in the order of their names.
   *
   * @param prefix what the names start with; empty for all
   * @param offset how many to skip, from 0
   * @param limit how many to return, 1 to {@value #MAX_PAGE}
   */
  List<MediaRecord> list(String prefix, int offset, int limit);

  /**
   * How many records there are.
   *
   * @param prefix what their names start with; empty for all
   */
  int count(String prefix);

  /**
   * Removes a name, its record, and uploads under this name that wait to be imported.
   *
   * @param force also if it is being streamed; running sessions play on to their end
   * @return whether there was such a name
   * @throws MediaInUseException if it is being streamed and {@code force} is false
   */
  boolean delete(MediaPath path, boolean force) throws MediaInUseException, MediaStoreException;
}
