package io.baton.management.cluster;

import io.baton.management.Description;
import io.baton.model.document.node.DrainDocument;
import io.baton.model.document.session.HandoffDocument;

/** Drains and handoffs, for management tools. */
@Description("Drain of this node; draining any node, and handing sessions over")
public interface DrainMXBean {
  @Description("State of this node: running, draining or drained.")
  String getState();

  @Description("Streams of other nodes that it still supplies; 0 while it is running.")
  int getSupplies();

  @Description("Sessions that it still has, reservations included; 0 while it is running.")
  int getSessions();

  @Description("Media in bytes that these streams still need to their ends, as far as known.")
  long getBytesLeft();

  @Description("How far the drain of a node has come.")
  DrainDocument show(@Description("name of the node") String node);

  @Description("Drains a node; repeated, it sets the limit anew. Returns what holds from now on.")
  DrainDocument drain(
      @Description("name of the node") String node,
      @Description("seconds after which what is left is ended; 0 for no limit") int timeout);

  @Description("Has a node take streams again. Returns what holds from now on.")
  DrainDocument undrain(@Description("name of the node") String node);

  @Description("Gives a session of any node another supplier. Returns what holds from now on.")
  HandoffDocument handoff(
      @Description("session id") String session,
      @Description("name of the node that is to supply it; empty for the best one") String node);
}
