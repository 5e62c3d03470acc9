package io.baton.engine.media.ingest.remux;

import io.baton.engine.media.ingest.source.Head;
import io.baton.engine.media.ingest.source.ProbedStream;
import java.util.Optional;

/**
 * A track of the canonical file, and what is known of how it came about.
 *
 * @param stream the stream, named as in the upload
 * @param untimed whether its presentation times are not known, so that they have to be found
 * @param transcodedFrom codec that the upload had, or empty if it is the same
 * @param head stream with its first pictures, see {@link Head}; empty if it has them itself
 */
public record CanonicalTrack(
    ProbedStream stream, boolean untimed, String transcodedFrom, Optional<ProbedStream> head) {}
