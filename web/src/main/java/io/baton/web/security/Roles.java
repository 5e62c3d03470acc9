package io.baton.web.security;

/** The roles that users of the service have; {@code web.xml} declares the same. */
public final class Roles {
  /** Operates the node: everything. */
  public static final String ADMIN = "baton-admin";

  /** Provides content: uploads and deletes media, sees sessions. */
  public static final String PUBLISHER = "baton-publisher";

  /** Sees media and the node. */
  public static final String VIEWER = "baton-viewer";

  private Roles() {}
}
