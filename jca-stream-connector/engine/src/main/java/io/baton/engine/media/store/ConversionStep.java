package io.baton.engine.media.store;

/**
 * After each of these steps of a conversion the node may die; the next start goes on from there.
 */
enum ConversionStep {
  INDEX_WRITTEN,
  FILE_LINKED,
  HASHED,
  PUBLISHED,
  NAME_CHANGED,
  FORMER_REMOVED
}
