package io.baton.management.cluster;

import io.baton.management.Description;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.document.assignment.AssignmentDocument;
import io.baton.model.document.assignment.MoveDocument;
import java.util.List;

/** Assignments, for management tools. */
@Description("Streams that were assigned to providers, as this node and the cluster know them")
public interface AssignmentsMXBean {
  @Description("Assignments that this node's location manager has made since it started.")
  long getMade();

  @Description("Requests for which it found no provider.")
  long getRefused();

  @Description("Providers that refused or did not answer, so that another one was asked.")
  long getRetried();

  @Description("Location managers that this node's portal found not to answer.")
  long getManagerFailovers();

  @Description(
      "Streams that this node's location manager handed over by itself, newest first, and why.")
  List<MoveDocument> getMoves();

  @Description("Providers that it is responsible for and that are overloaded.")
  List<String> getOverloaded();

  @Description("Assignments of the cluster, newest first.")
  List<AssignmentDocument> list(
      @Description("name of a provider; empty for all") String provider,
      @Description("how many to return at most, 1 to 1000") int limit);

  @Description("Why the provider of an assignment was chosen; empty if that is not recorded.")
  List<ScoreFactor> explain(@Description("assignment id") String id);

  @Description(
      "Who could stream media to a client that talks to this node, best first: what the stream"
          + " would cost there, and how each node was judged. Nothing is assigned.")
  List<Candidate> locate(
      @Description("path of the media") String path,
      @Description("address of the client; empty if it is not known") String client,
      @Description("udp or tcp") String transport,
      @Description("relay, direct or redirect; empty leaves it to the service") String mode);

  @Description("Ends an assignment; tells whether there was such an assignment.")
  boolean end(@Description("assignment id") String id);
}
