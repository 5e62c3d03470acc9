package io.baton.engine.media.store;

/** After each of these steps of an adoption the node may die: the copy is complete or gone then. */
enum AdoptionStep {
  WRITTEN,
  PUBLISHED,
  NAMED
}
