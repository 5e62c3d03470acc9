package io.baton.engine.piece;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A file of a piece of content. */
public enum Part {
  MANIFEST,
  INDEX,
  MEDIA;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The one of a name in a URI; empty if there is none. */
  public static Optional<Part> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }

  /** Name in a URI: its own in lower case. */
  public String text() {
    return text;
  }
}
