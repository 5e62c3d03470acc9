package io.baton.engine.media.ingest.track;

import io.baton.engine.media.TrackFormat;
import io.baton.model.media.MediaDescription;
import java.nio.file.Path;
import java.util.List;

/**
 * What an import produced, not yet published.
 *
 * @param description what it is
 * @param formats how each track is described to a receiver
 * @param media the canonical file
 * @param index its packet index
 * @param damagedSamples samples left out, wholly or in part, because they were damaged
 */
public record ImportedMedia(
    MediaDescription description,
    List<TrackFormat> formats,
    Path media,
    Path index,
    long damagedSamples) {
  public ImportedMedia {
    formats = List.copyOf(formats);
  }
}
