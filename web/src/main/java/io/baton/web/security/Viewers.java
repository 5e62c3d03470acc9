package io.baton.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;

/**
 * Who may find media: those who may view it. That is every user with a role, and everybody if the
 * setting for anonymous viewing says so, which the container's constraints cannot express.
 */
@ApplicationScoped
public class Viewers {
  private static final String ANONYMOUS = "baton.rtsp.anonymous";
  private static final String CHALLENGE = "Basic realm=\"Baton\"";

  private final boolean anonymous;

  /** As the server is set. */
  public Viewers() {
    this(Boolean.getBoolean(ANONYMOUS));
  }

  /** With anonymous viewing on or off. */
  public Viewers(boolean anonymous) {
    this.anonymous = anonymous;
  }

  /**
   * Admits the caller.
   *
   * @throws NotAuthorizedException 401 if a user is needed and there is none
   * @throws ForbiddenException 403 if the user has no role
   */
  public void check(SecurityContext caller) {
    if (anonymous || mayView(caller)) {
      return;
    }
    if (caller.getUserPrincipal() == null) {
      throw new NotAuthorizedException(CHALLENGE);
    }
    throw new ForbiddenException();
  }

  private static boolean mayView(SecurityContext caller) {
    return caller.isUserInRole(Roles.VIEWER)
        || caller.isUserInRole(Roles.PUBLISHER)
        || caller.isUserInRole(Roles.ADMIN);
  }
}
