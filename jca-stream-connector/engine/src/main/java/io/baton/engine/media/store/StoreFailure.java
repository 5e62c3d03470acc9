package io.baton.engine.media.store;

import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import java.io.IOException;
import java.util.Locale;

/** Tells a full disk from other failures. */
final class StoreFailure {
  private StoreFailure() {}

  static MediaStoreException of(String what, IOException cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    boolean full = message.contains("no space left") || message.contains("quota exceeded");
    return new MediaStoreException(
        full ? Reason.DISK_FULL : Reason.UNAVAILABLE,
        full ? what + ": no space left" : what + ": " + cause.getMessage(),
        cause);
  }
}
