package io.baton.metrics;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;

/** Answers Prometheus. */
final class MetricsHandler implements HttpHandler {
  private final PublishedFigures figures;

  MetricsHandler(PublishedFigures figures) {
    this.figures = figures;
  }

  /** Figures take a moment to read, for which no thread of the network waits. */
  @Override
  public void handleRequest(HttpServerExchange exchange) {
    if (exchange.isInIoThread()) {
      exchange.dispatch(this);
    } else if (!exchange.getRelativePath().isEmpty()) {
      exchange.setStatusCode(StatusCodes.NOT_FOUND);
    } else if (exchange.getRequestMethod().equals(Methods.GET)
        || exchange.getRequestMethod().equals(Methods.HEAD)) {
      answer(exchange);
    } else {
      exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED);
      exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
    }
  }

  private void answer(HttpServerExchange exchange) {
    PublishedFigures.Page page =
        figures.page(exchange.getRequestHeaders().getFirst(Headers.ACCEPT));
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, page.contentType());
    exchange.getResponseSender().send(page.content());
  }
}
