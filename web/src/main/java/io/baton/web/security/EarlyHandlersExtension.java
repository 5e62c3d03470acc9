package io.baton.web.security;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Puts handlers before the container's authentication, where no filter gets: {@link
 * ConnectionLimit}, {@link UnreadBody}, {@link WellFormedRequest}, then {@link LoginDelay}. Found
 * by the server through {@code META-INF/services}.
 */
public final class EarlyHandlersExtension implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            new ConnectionLimit(
                () -> ConnectionSharesListener.shares(context),
                new UnreadBody(
                    new WellFormedRequest(
                        new LoginDelay(() -> LoginPolicyListener.policy(context), next)))));
  }
}
