package io.baton.engine.piece.server;

import io.baton.engine.media.store.ContentFiles;
import io.baton.engine.piece.Part;
import io.baton.model.media.ContentId;
import java.util.Optional;

/** The content that a node can supply. Thread-safe; never waits. */
public interface ContentSource {
  /** Where the files of content are; empty if it is not there, or not whole. */
  Optional<ContentFiles> files(ContentId content);

  /**
   * Another node has received a damaged piece: the copy is to be checked, later and on another
   * thread.
   *
   * @param piece index of the piece in its part, 0 or more; unchecked
   */
  void damaged(ContentId content, Part part, int piece);
}
