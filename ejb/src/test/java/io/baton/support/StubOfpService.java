package io.baton.support;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Drain;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.OfpStatus;
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
import java.util.concurrent.CompletionStage;

/** A node that has no role; a test overrides what its node does. */
public class StubOfpService implements OfpService {
  @Override
  public Located locate(Locate request) {
    throw wrongRole();
  }

  @Override
  public CompletionStage<Assigned> assign(Assign request) {
    throw wrongRole();
  }

  @Override
  public CompletionStage<Done> release(Release request) {
    throw wrongRole();
  }

  @Override
  public CompletionStage<Prepared> prepare(Prepare request) {
    throw wrongRole();
  }

  @Override
  public CompletionStage<Done> withdraw(Withdraw request) {
    throw wrongRole();
  }

  @Override
  public Done inform(Inform request) {
    throw wrongRole();
  }

  @Override
  public Done pushLoad(PushLoad request) {
    throw wrongRole();
  }

  @Override
  public LoadStatement pollLoad(PollLoad request) {
    throw wrongRole();
  }

  @Override
  public CatalogPage queryCatalog(QueryCatalog request) {
    throw wrongRole();
  }

  @Override
  public NodeState queryStatus(QueryStatus request) {
    throw wrongRole();
  }

  @Override
  public Done supervise(Supervise request) {
    throw wrongRole();
  }

  @Override
  public DrainStatus drain(Drain request) {
    throw wrongRole();
  }

  @Override
  public DrainStatus queryDrain(QueryDrain request) {
    throw wrongRole();
  }

  @Override
  public CompletionStage<HandedOff> handOff(Handoff request) {
    throw wrongRole();
  }

  @Override
  public boolean isMember(InetAddress address) {
    return true;
  }

  private static OfpException wrongRole() {
    return new OfpException(OfpStatus.WRONG_ROLE, "the node does not do this");
  }
}
