package io.baton.engine.media.ingest.track;

import io.baton.engine.media.manifest.Manifest;
import io.baton.model.media.LeftOutTrack;
import java.nio.file.Path;
import java.util.List;

/**
 * What an import produced, not yet published.
 *
 * @param manifest what it is
 * @param leftOut what of the upload is not streamed
 * @param media the canonical file
 * @param index its packet index
 * @param damagedSamples samples left out, wholly or in part, because they were damaged
 */
public record ImportedMedia(
    Manifest manifest, List<LeftOutTrack> leftOut, Path media, Path index, long damagedSamples) {
  public ImportedMedia {
    leftOut = List.copyOf(leftOut);
  }
}
