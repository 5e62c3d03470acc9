package io.baton.model.assignment;

import io.baton.model.delivery.DeliveryMode;
import java.time.Instant;
import java.util.List;

/**
 * What is recorded of an assignment.
 *
 * @param assignment id
 * @param path name of the media
 * @param content its SHA-256 in hex
 * @param client address of the client, as text
 * @param user authenticated user, empty if anonymous
 * @param mode how it is delivered
 * @param anchor name of the node that the client talks to
 * @param manager name of the location manager that supervises it
 * @param components the parts of the service and who performs each (R6)
 * @param standbys who could supply the pieces of the content instead, best first; empty unless that
 *     is what was assigned
 * @param bitrate bits a second counted for it
 * @param made when
 * @param epoch how often it was made or moved: of two records the one with the higher epoch holds,
 *     see {@link #supersedes}
 * @param explanation why this provider, for people to read (R16, R19); empty if it is not known, as
 *     in records that were sent without it
 */
public record AssignmentRecord(
    String assignment,
    String path,
    String content,
    String client,
    String user,
    DeliveryMode mode,
    String anchor,
    String manager,
    List<ServiceComponent> components,
    List<ServiceComponent> standbys,
    long bitrate,
    Instant made,
    long epoch,
    List<ScoreFactor> explanation) {
  public AssignmentRecord {
    components = List.copyOf(components);
    standbys = List.copyOf(standbys);
    explanation = explanation == null ? List.of() : List.copyOf(explanation);
  }

  /** Without standbys and explanation. */
  public AssignmentRecord(
      String assignment,
      String path,
      String content,
      String client,
      String user,
      DeliveryMode mode,
      String anchor,
      String manager,
      List<ServiceComponent> components,
      long bitrate,
      Instant made,
      long epoch) {
    this(
        assignment,
        path,
        content,
        client,
        user,
        mode,
        anchor,
        manager,
        components,
        List.of(),
        bitrate,
        made,
        epoch,
        List.of());
  }

  /** The same, supervised by another manager from now on. */
  public AssignmentRecord movedTo(String newManager) {
    return new AssignmentRecord(
        assignment,
        path,
        content,
        client,
        user,
        mode,
        anchor,
        newManager,
        components,
        standbys,
        bitrate,
        made,
        epoch + 1,
        explanation);
  }

  /**
   * Whether this record holds rather than another of the same assignment: its epoch is higher, or
   * the same and its manager comes first in alphabetical order. So all nodes agree who supervises
   * an assignment that two managers took over at once.
   */
  public boolean supersedes(AssignmentRecord other) {
    return epoch == other.epoch ? manager.compareTo(other.manager) < 0 : epoch > other.epoch;
  }

  /** Whether its provider supplies pieces to the anchor, rather than deliver the media. */
  public boolean suppliesPieces() {
    return components.get(0).name().equals(ServiceComponent.SUPPLY);
  }

  /** Name of the node that sends the media, or supplies its pieces. */
  public String provider() {
    return components.get(0).provider();
  }

  /**
   * Name of the node that the client talks to when it plays: one that is redirected leaves its
   * anchor.
   */
  public String contact() {
    return mode == DeliveryMode.REDIRECT ? provider() : anchor;
  }

  /**
   * Whether its client gets nothing more if a node dies. Who is supplied with pieces goes on with
   * those of another node, and the records of its anchor's sessions tell of the anchor.
   */
  public boolean concerns(String node) {
    return !suppliesPieces() && (provider().equals(node) || contact().equals(node));
  }
}
