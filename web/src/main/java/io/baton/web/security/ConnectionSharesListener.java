package io.baton.web.security;

import io.baton.metrics.Figure;
import io.baton.metrics.FigureUnit;
import io.baton.metrics.Metrics;
import io.baton.metrics.Publication;
import io.baton.node.HttpSettings;
import jakarta.ejb.EJB;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import java.util.Optional;

/** Gives handlers that the container does not make the shares of connections, and shows them. */
@WebListener
public class ConnectionSharesListener implements ServletContextListener {
  private static final String ATTRIBUTE = ConnectionShares.class.getName();

  static final List<Figure<ConnectionShares>> FIGURES =
      List.of(
          Figure.gauge(
              "",
              "baton_http_connections",
              FigureUnit.NONE,
              int.class,
              "HTTP connections open now that have asked for something of the application.",
              ConnectionShares::open),
          Figure.counter(
              "",
              "baton_http_connections_displaced_total",
              FigureUnit.NONE,
              "Idle HTTP connections closed since the start because their client had its share.",
              ConnectionShares::displaced),
          Figure.counter(
              "",
              "baton_http_connections_refused_total",
              FigureUnit.NONE,
              "HTTP connections refused since the start because their client had its share.",
              ConnectionShares::refused));

  @EJB private Metrics metrics;

  private Publication published;

  /**
   * Begins to count.
   *
   * @throws IllegalArgumentException that names a setting that is not usable
   */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    HttpSettings settings = HttpSettings.read(System.getProperties());
    ConnectionShares shares =
        new ConnectionShares(settings.mostConnectionsPerClient(), System::nanoTime);
    published = metrics.publish(FIGURES, () -> shares);
    event.getServletContext().setAttribute(ATTRIBUTE, shares);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    published.close();
  }

  /** The shares; empty while the application starts. */
  static Optional<ConnectionShares> shares(ServletContext context) {
    return Optional.ofNullable((ConnectionShares) context.getAttribute(ATTRIBUTE));
  }
}
