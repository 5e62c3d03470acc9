package io.baton.connector;

/** What a track carries. */
public enum MediaKind {
  VIDEO,
  AUDIO
}
