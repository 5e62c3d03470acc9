package io.baton.management.cluster;

import io.baton.management.Description;
import io.baton.model.document.cluster.ClusterNodeDocument;
import io.baton.model.document.cluster.ManagerDocument;
import io.baton.model.document.cluster.NetworkDocument.PlaceLink;
import io.baton.model.document.cluster.ProviderLoadDocument;
import java.util.Map;

/** The cluster, for management tools. */
@Description("The cluster as this node knows it")
public interface ClusterMXBean {
  @Description("Members of the cluster, this node included.")
  int getNodeCount();

  @Description("Providers that tell their load as often as they should, or answer when polled.")
  int getAliveProviders();

  @Description("Copies of media that all providers hold.")
  int getCopies();

  @Description(
      "Whether it knows what the other providers hold, or has waited for that in vain after it"
          + " started.")
  boolean isAcquainted();

  @Description("Paths under which nodes hold different bytes.")
  int getConflicts();

  @Description(
      "Members by name: what they do and where they are, which holds since they started, and how up"
          + " to date their media is known.")
  Map<String, ClusterNodeDocument> getNodes();

  @Description("Everything known of the providers' load, by name; ages are in seconds.")
  Map<String, ProviderLoadDocument> getLoads();

  @Description("Places of clients, by network, as this node's settings have them.")
  Map<String, String> getNetworks();

  @Description(
      "Links between places, by direction (berlin>paris): what is configured of them, and what is"
          + " under way.")
  Map<String, PlaceLink> getLinks();

  @Description("Seconds since the node read its settings of networks and links.")
  double getNetworkAge();

  @Description("Location managers by name; those of other nodes are asked, at most once a second.")
  Map<String, ManagerDocument> getManagers();
}
