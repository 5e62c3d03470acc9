package io.baton.web.security;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Puts {@link LoginDelay} before the container's authentication, where no filter gets. Found by the
 * server through {@code META-INF/services}.
 */
public final class LoginDelayExtension implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next -> new LoginDelay(() -> LoginPolicyListener.policy(context), next));
  }
}
