package io.baton.engine.media.manifest;

import java.io.IOException;

/** The content is of a format that this version does not know. */
public final class UnknownFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  UnknownFormatException(int version) {
    super("the content is of format " + version + ", which this version does not know");
  }
}
