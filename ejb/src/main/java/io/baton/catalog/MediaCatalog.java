package io.baton.catalog;

import io.baton.catalog.journal.DatabaseUnavailableException;
import io.baton.catalog.upload.IncomingUpload;
import io.baton.catalog.upload.UploadRefusedException;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.UploadDescription;
import io.baton.model.media.MediaPath;
import jakarta.ejb.Local;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The media of this node, by name, with the state of each import: its logical content database
 * (R27). Receiving and deleting need the role publisher or administrator. All but receiving throw
 * {@link DatabaseUnavailableException} while the database does not answer.
 */
@Local
public interface MediaCatalog {
  /** Most records that {@link #list} returns at once. */
  int MAX_PAGE = 1000;

  /**
   * Begins to receive a file. Of several uploads of a name, the one that was accepted last counts,
   * and a deletion counts for all that were accepted before it took effect.
   *
   * @param upload what the sender says of it
   * @param address where the sender is
   * @return to be closed; used by the sender's thread without a security context
   * @throws UploadRefusedException if the publisher, the address or the node receives too many
   *     uploads already
   * @throws MediaStoreException if it cannot be received
   */
  IncomingUpload receive(UploadDescription upload, String address)
      throws UploadRefusedException, MediaStoreException;

  /** The record of one name. */
  Optional<MediaRecord> find(MediaPath path);

  /** A part of the records. */
  MediaPage list(MediaQuery query);

  /** The names that a query finds in any state, whichever part of them it asks for. */
  Set<MediaPath> names(MediaQuery query);

  /**
   * Uploads on other nodes that share the database and are not ready there: as far as their nodes
   * have told, which takes them some seconds.
   *
   * @param prefix what the names start with
   */
  List<UploadElsewhere> elsewhere(String prefix);

  /**
   * Removes a name, its record, and uploads under this name that wait to be imported.
   *
   * @param force also if it is being streamed; running sessions play on to their end
   * @return whether there was such a name
   * @throws MediaInUseException if it is being streamed and {@code force} is false
   */
  boolean delete(MediaPath path, boolean force) throws MediaInUseException, MediaStoreException;
}
