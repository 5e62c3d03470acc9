package io.baton.engine.media.index;

import java.io.IOException;

/** A packet index is damaged, of another version, or belongs to another file. */
class DamagedIndexException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedIndexException(String what) {
    super("the packet index is not usable: " + what);
  }
}
