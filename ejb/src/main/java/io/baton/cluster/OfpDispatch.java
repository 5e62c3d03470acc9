package io.baton.cluster;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Drain;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.PollLoad;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.PushLoad;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.QueryDrain;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Supervise;
import io.baton.connector.ofp.Withdraw;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands a request to the method that answers it. */
public final class OfpDispatch {
  private OfpDispatch() {}

  /** The answer of a service; whatever it throws is in the stage. */
  @SuppressWarnings("unchecked") // each method of the service answers as its request says
  public static <R> CompletionStage<R> ask(OfpService service, OfpRequest<R> request) {
    try {
      return (CompletionStage<R>) later(service, request);
    } catch (OfpException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static CompletionStage<?> later(OfpService service, OfpRequest<?> request) {
    if (request instanceof Assign assign) {
      return service.assign(assign);
    } else if (request instanceof Release release) {
      return service.release(release);
    } else if (request instanceof Prepare prepare) {
      return service.prepare(prepare);
    } else if (request instanceof Withdraw withdraw) {
      return service.withdraw(withdraw);
    } else if (request instanceof Handoff handoff) {
      return service.handOff(handoff);
    }
    return CompletableFuture.completedFuture(atOnce(service, request));
  }

  private static Object atOnce(OfpService service, OfpRequest<?> request) {
    if (request instanceof Locate locate) {
      return service.locate(locate);
    } else if (request instanceof Inform inform) {
      return service.inform(inform);
    } else if (request instanceof PushLoad push) {
      return service.pushLoad(push);
    } else if (request instanceof PollLoad poll) {
      return service.pollLoad(poll);
    } else if (request instanceof QueryCatalog query) {
      return service.queryCatalog(query);
    } else if (request instanceof QueryStatus query) {
      return service.queryStatus(query);
    } else if (request instanceof Supervise supervise) {
      return service.supervise(supervise);
    } else if (request instanceof Drain drain) {
      return service.drain(drain);
    } else if (request instanceof QueryDrain query) {
      return service.queryDrain(query);
    }
    throw new IllegalArgumentException("No such request: " + request);
  }
}
