package io.baton.engine.piece.server;

import io.baton.engine.media.ContentFiles;
import io.baton.engine.piece.DamageReport;
import io.baton.model.media.ContentId;
import java.util.Optional;

/** The content that a node can supply. Thread-safe; never waits. */
public interface ContentSource {
  /** Where the files of content are; empty if it is not there, or not whole. */
  Optional<ContentFiles> files(ContentId content);

  /** The node that has the original of what is only a copy here; empty if this node has it. */
  Optional<String> origin(ContentId content);

  /**
   * Another node has received a damaged piece: the copy is to be checked, later and on another
   * thread.
   */
  void damaged(DamageReport report);
}
