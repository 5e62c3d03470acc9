package io.baton.catalog;

import io.baton.catalog.journal.MediaState;
import io.baton.model.media.MediaPath;
import java.util.Optional;

/**
 * An upload on another node that cannot be played: it is being imported there, or was rejected.
 *
 * @param node name of the node
 * @param path name of the media
 * @param state importing or rejected
 * @param reason why it was rejected; only then
 */
public record UploadElsewhere(
    String node, MediaPath path, MediaState state, Optional<String> reason) {}
