package io.baton.web.security;

import io.baton.connector.StreamConnection;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;

/**
 * Who may find media: those who may view it. That is every user with a role, and everybody if the
 * setting for anonymous viewing says so, which the container's constraints cannot express.
 */
@ApplicationScoped
public class Viewers {
  private static final String CHALLENGE = "Basic realm=\"Baton\"";

  private final LocalEngine engine;

  /** The container's proxy is made with it. */
  public Viewers() {
    this(null);
  }

  /** As the node's engine is set. */
  @Inject
  public Viewers(LocalEngine engine) {
    this.engine = engine;
  }

  /**
   * Admits the caller.
   *
   * @throws NotAuthorizedException 401 if a user is needed and there is none
   * @throws ForbiddenException 403 if the user has no role
   * @throws EngineUnavailableException if it depends on the engine, and that is not running
   */
  public void check(SecurityContext caller) {
    if (!mayView(caller)) {
      require(caller, isOpenToAll());
    }
  }

  private boolean isOpenToAll() {
    try (StreamConnection connection = engine.connect()) {
      return connection.policy().anonymous();
    }
  }

  /**
   * Admits who may ask what holds for another's address: it tells where networks are.
   *
   * @throws NotAuthorizedException 401 if there is no user
   * @throws ForbiddenException 403 if the user is neither administrator nor publisher
   */
  public void checkForOthers(SecurityContext caller) {
    require(caller, caller.isUserInRole(Roles.PUBLISHER) || caller.isUserInRole(Roles.ADMIN));
  }

  private static void require(SecurityContext caller, boolean admitted) {
    if (admitted) {
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
