package io.baton.client.cluster;

import io.baton.client.ServiceException;
import io.baton.connector.ofp.Candidate;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.OfpStatus;
import io.baton.engine.ofp.OfpClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** A portal that is asked over OFP (R42), {@code coap://host:port}. */
final class OfpPortal implements Portal {
  private static final int DEFAULT_PORT = 5683;
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final OfpPeer peer;
  private final OfpClient client;

  OfpPortal(URI address) throws IOException {
    int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
    this.peer = new OfpPeer(address.toString(), address.getHost(), port);
    this.client = OfpClient.open(Optional.empty());
  }

  @Override
  public Location locate(Locate request) throws IOException, InterruptedException {
    try {
      return location(client.send(peer, request, DEADLINE).toCompletableFuture().get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OfpException refusal) {
        throw failure(refusal);
      }
      throw new IOException(peer.node() + " cannot be asked", e.getCause());
    }
  }

  private IOException failure(OfpException refusal) {
    return switch (refusal.status()) {
      case TIMEOUT -> new IOException(peer.node() + " does not answer", refusal);
      default -> new ServiceException(httpStatus(refusal.status()), refusal.getMessage());
    };
  }

  private static int httpStatus(OfpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> 400;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case INTERNAL -> 500;
      case WRONG_ROLE, NO_CAPACITY, UNAVAILABLE, TIMEOUT -> 503;
    };
  }

  private static Location location(Located located) {
    return new Location(
        located.mode().text(), located.candidates().stream().map(OfpPortal::candidate).toList());
  }

  private static Location.Candidate candidate(Candidate found) {
    return new Location.Candidate(
        found.node(),
        found.path(),
        found.content(),
        found.uri(),
        found.eligible(),
        found.score(),
        Optional.of(
                found.explanation().stream()
                    .map(part -> new Factor(part.name(), part.value(), part.contribution()))
                    .toList())
            .filter(factors -> !factors.isEmpty()));
  }

  @Override
  public void close() {
    client.close();
  }
}
