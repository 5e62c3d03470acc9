package io.baton.connector.media;

import io.baton.model.media.MediaPath;

/** The media is being streamed. */
public class MediaInUseException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int sessions;

  public MediaInUseException(MediaPath path, int sessions) {
    super(path + " is being streamed by " + sessions + " session(s)");
    this.sessions = sessions;
  }

  /** How many sessions stream it. */
  public int sessions() {
    return sessions;
  }
}
