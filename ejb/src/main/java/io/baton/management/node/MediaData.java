package io.baton.management.node;

import io.baton.catalog.MediaRecord;
import io.baton.model.media.MediaDescription;

/** A piece of media as management tools show it. */
public final class MediaData {
  private final MediaRecord media;

  MediaData(MediaRecord media) {
    this.media = media;
  }

  public String getPath() {
    return media.path().value();
  }

  public String getState() {
    return media.state().name();
  }

  /** Part of the import done, 0 to 1. */
  public double getProgress() {
    return media.progress();
  }

  /** Why it was rejected; empty otherwise. */
  public String getReason() {
    return media.reason().orElse("");
  }

  /** SHA-256 of what can be streamed; empty if nothing can. */
  public String getContent() {
    return media.description().map(found -> found.content().sha256()).orElse("");
  }

  /** Playing time in seconds; 0 if nothing can be streamed. */
  public double getDuration() {
    return media
        .description()
        .map(MediaDescription::duration)
        .map(d -> d.toMillis() / 1e3)
        .orElse(0.0);
  }

  public String getPublisher() {
    return media.publisher();
  }

  public String getChanged() {
    return media.changed().toString();
  }
}
