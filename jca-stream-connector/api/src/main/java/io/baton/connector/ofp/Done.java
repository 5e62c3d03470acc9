package io.baton.connector.ofp;

/** An answer without content: it is done, or was before. */
public record Done() {
  /** The only value there need be. */
  public static final Done DONE = new Done();
}
