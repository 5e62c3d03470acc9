package io.baton.model.media;

/** What a track carries. */
public enum MediaKind {
  VIDEO,
  AUDIO
}
