package io.baton.document;

import java.util.Locale;
import java.util.Optional;

/** Texts as the documents have them. */
final class Texts {
  private Texts() {}

  /** A text, unless it is empty. */
  static Optional<String> present(String text) {
    return Optional.of(text).filter(found -> !found.isEmpty());
  }

  /** Name of a constant, in lower case. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
