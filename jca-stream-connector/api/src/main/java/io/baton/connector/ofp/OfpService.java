package io.baton.connector.ofp;

import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.NodeState;
import java.net.InetAddress;
import java.util.concurrent.CompletionStage;

/**
 * Answers OFP requests: the portal, the location manager and the provider of a node. Called on the
 * threads of the end point, so nothing here may block: what takes time is answered later. Failures
 * are {@link OfpException}s, thrown or in the stage.
 */
public interface OfpService {
  /** Portal: who has it, best first. From memory alone. */
  Located locate(Locate request);

  /** Location manager: chooses a provider and has it prepare (R5). */
  CompletionStage<Assigned> assign(Assign request);

  /** Location manager: the stream is over, or not wanted any more. */
  CompletionStage<Done> release(Release request);

  /** Provider: holds capacity and prepares the content. */
  CompletionStage<Prepared> prepare(Prepare request);

  /** Provider: gives it back. */
  CompletionStage<Done> withdraw(Withdraw request);

  /** Backup location manager: takes note of an assignment (R12). */
  Done inform(Inform request);

  /** Location manager: takes in what a provider measured (R17). */
  Done pushLoad(PushLoad request);

  /** Provider: what it measures now (R18). */
  LoadStatement pollLoad(PollLoad request);

  /**
   * Provider: what is in its media store (R27).
   *
   * @return a page of any length; the end point cuts it to what fits into a datagram
   */
  CatalogPage queryCatalog(QueryCatalog request);

  /** Any node: that it lives, and how its location manager is doing (R22). */
  NodeState queryStatus(QueryStatus request);

  /** Location manager: supervision of a provider changes (R23, R25). */
  Done supervise(Supervise request);

  /** Any node: it is to be drained, or to take part in the service again. Waits for nothing. */
  DrainStatus drain(Drain request);

  /** Any node: how far its drain has come. From memory alone. */
  DrainStatus queryDrain(QueryDrain request);

  /** Anchor: a session is to have another supplier (R7). */
  CompletionStage<HandedOff> handOff(Handoff request);

  /**
   * Whether a node of the cluster has this address. Without a shared key, only members may ask for
   * more than where something is. Called for every request: from memory alone.
   */
  boolean isMember(InetAddress address);
}
