package io.baton.overview;

import io.baton.catalog.UploadElsewhere;
import io.baton.catalog.journal.MediaState;
import io.baton.location.content.LocatedCopy;
import java.util.List;
import java.util.Optional;

/**
 * What other nodes have under a name.
 *
 * @param copies what can be played, by node
 * @param uploads what cannot be played yet or was rejected, by node
 */
public record Elsewhere(List<LocatedCopy> copies, List<UploadElsewhere> uploads) {
  /** Nothing at all. */
  public static final Elsewhere NOTHING = new Elsewhere(List.of(), List.of());

  public Elsewhere {
    copies = List.copyOf(copies);
    uploads = List.copyOf(uploads);
  }

  public boolean isNothing() {
    return copies.isEmpty() && uploads.isEmpty();
  }

  /** State of the name where this node has nothing under it. */
  public MediaState state() {
    if (!copies.isEmpty()) {
      return MediaState.READY;
    }
    return uploads.stream().anyMatch(upload -> upload.state() == MediaState.IMPORTING)
        ? MediaState.IMPORTING
        : MediaState.REJECTED;
  }

  /** Why it was rejected, if that is the state. */
  public Optional<String> reason() {
    return state() == MediaState.REJECTED
        ? uploads.stream().flatMap(upload -> upload.reason().stream()).findFirst()
        : Optional.empty();
  }
}
