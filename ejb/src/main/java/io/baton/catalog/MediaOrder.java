package io.baton.catalog;

import java.util.Comparator;

/** Orders of media records; those that are equal come by name. */
public enum MediaOrder {
  NAME,
  NAME_DESCENDING,
  CHANGED,
  CHANGED_DESCENDING;

  private static final Comparator<MediaRecord> BY_NAME = Comparator.comparing(MediaRecord::path);
  private static final Comparator<MediaRecord> BY_CHANGE =
      Comparator.comparing(MediaRecord::changed);

  Comparator<MediaRecord> comparator() {
    return switch (this) {
      case NAME -> BY_NAME;
      case NAME_DESCENDING -> BY_NAME.reversed();
      case CHANGED -> BY_CHANGE.thenComparing(BY_NAME);
      case CHANGED_DESCENDING -> BY_CHANGE.reversed().thenComparing(BY_NAME);
    };
  }
}
