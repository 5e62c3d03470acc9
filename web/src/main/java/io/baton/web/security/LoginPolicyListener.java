package io.baton.web.security;

import io.baton.connector.LoginPolicy;
import io.baton.connector.StreamConnection;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import jakarta.ejb.EJB;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives handlers that the container does not make the node's policy for passwords. */
@WebListener
public class LoginPolicyListener implements ServletContextListener {
  private static final String ATTRIBUTE = LoginPolicy.class.getName();

  @EJB private LocalEngine engine;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Supplier<Optional<LoginPolicy>> policy = this::policy;
    event.getServletContext().setAttribute(ATTRIBUTE, policy);
  }

  private Optional<LoginPolicy> policy() {
    try (StreamConnection connection = engine.connect()) {
      return Optional.of(connection.logins());
    } catch (EngineUnavailableException e) {
      return Optional.empty();
    }
  }

  /** The policy; empty while the engine is not running, and with it most of the application. */
  @SuppressWarnings("unchecked")
  static Optional<LoginPolicy> policy(ServletContext context) {
    Object policy = context.getAttribute(ATTRIBUTE);
    return policy == null ? Optional.empty() : ((Supplier<Optional<LoginPolicy>>) policy).get();
  }
}
