package io.baton.engine.ofp;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Drain;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.PollLoad;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.Prepared;
import io.baton.connector.ofp.PushLoad;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.QueryDrain;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Supervise;
import io.baton.connector.ofp.Withdraw;
import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.NodeState;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as it is told, and remembers what it was asked. */
public class RecordingService implements OfpService {
  private final List<OfpRequest<?>> asked = new CopyOnWriteArrayList<>();
  private volatile boolean member = true;

  /** Requests so far. */
  public List<OfpRequest<?>> asked() {
    return asked;
  }

  /** Whether everybody is a member; true at first. */
  public void setMember(boolean member) {
    this.member = member;
  }

  private <R> R take(OfpRequest<R> request, R answer) {
    asked.add(request);
    return answer;
  }

  private <R> CompletionStage<R> takeLater(OfpRequest<R> request, R answer) {
    return CompletableFuture.completedFuture(take(request, answer));
  }

  @Override
  public Located locate(Locate request) {
    return take(request, OfpSamples.located(3));
  }

  @Override
  public CompletionStage<Assigned> assign(Assign request) {
    return takeLater(request, OfpSamples.ASSIGNED);
  }

  @Override
  public CompletionStage<Done> release(Release request) {
    return takeLater(request, Done.DONE);
  }

  @Override
  public CompletionStage<Prepared> prepare(Prepare request) {
    return takeLater(request, OfpSamples.PREPARED);
  }

  @Override
  public CompletionStage<Done> withdraw(Withdraw request) {
    return takeLater(request, Done.DONE);
  }

  @Override
  public Done inform(Inform request) {
    return take(request, Done.DONE);
  }

  @Override
  public Done pushLoad(PushLoad request) {
    return take(request, Done.DONE);
  }

  @Override
  public LoadStatement pollLoad(PollLoad request) {
    return take(request, OfpSamples.LOAD);
  }

  @Override
  public CatalogPage queryCatalog(QueryCatalog request) {
    return take(request, OfpSamples.page(2));
  }

  @Override
  public NodeState queryStatus(QueryStatus request) {
    return take(request, OfpSamples.STATE);
  }

  @Override
  public Done supervise(Supervise request) {
    return take(request, Done.DONE);
  }

  @Override
  public DrainStatus drain(Drain request) {
    return take(request, OfpSamples.DRAIN);
  }

  @Override
  public DrainStatus queryDrain(QueryDrain request) {
    return take(request, OfpSamples.DRAIN);
  }

  @Override
  public CompletionStage<HandedOff> handOff(Handoff request) {
    return takeLater(request, OfpSamples.HANDED_OFF);
  }

  @Override
  public boolean isMember(InetAddress address) {
    return member;
  }
}
