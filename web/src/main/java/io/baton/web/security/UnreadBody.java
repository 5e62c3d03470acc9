package io.baton.web.security;

import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * The server does not wait for the rest of a body whose request is answered: the connection is
 * closed instead. The server would hold a worker thread until it has come, which a client can put
 * off.
 */
final class UnreadBody implements HttpHandler {
  private final HttpHandler next;

  UnreadBody(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!exchange.isRequestComplete()) {
      exchange.addRequestWrapper((factory, same) -> new Body(factory.create(), same));
      exchange.addResponseCommitListener(UnreadBody::closeAfterwards);
    }
    next.handleRequest(exchange);
  }

  private static void closeAfterwards(HttpServerExchange exchange) {
    if (!exchange.isRequestComplete()) {
      exchange.setPersistent(false);
    }
  }

  /** Ends when the response begins. */
  private static final class Body extends AbstractStreamSourceConduit<StreamSourceConduit> {
    private final HttpServerExchange exchange;

    Body(StreamSourceConduit body, HttpServerExchange exchange) {
      super(body);
      this.exchange = exchange;
    }

    private boolean isOver() {
      if (!exchange.isResponseStarted()) {
        return false;
      }
      if (!exchange.isRequestComplete()) {
        exchange.setPersistent(false);
        Connectors.terminateRequest(exchange);
      }
      return true;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return isOver() ? -1 : super.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
      return isOver() ? -1 : super.read(targets, offset, length);
    }

    @Override
    public long transferTo(long position, long count, FileChannel target) throws IOException {
      return isOver() ? -1 : super.transferTo(position, count, target);
    }

    @Override
    public long transferTo(long count, ByteBuffer through, StreamSinkChannel target)
        throws IOException {
      return isOver() ? -1 : super.transferTo(count, through, target);
    }
  }
}
