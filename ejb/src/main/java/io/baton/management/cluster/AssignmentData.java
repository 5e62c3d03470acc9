package io.baton.management.cluster;

import io.baton.model.assignment.AssignmentRecord;

/** An assignment as management tools show it. */
public final class AssignmentData {
  private final AssignmentRecord assignment;

  AssignmentData(AssignmentRecord assignment) {
    this.assignment = assignment;
  }

  public String getId() {
    return assignment.assignment();
  }

  public String getPath() {
    return assignment.path();
  }

  public String getContent() {
    return assignment.content();
  }

  public String getClient() {
    return assignment.client();
  }

  public String getUser() {
    return assignment.user();
  }

  public String getMode() {
    return assignment.mode().text();
  }

  public String getAnchor() {
    return assignment.anchor();
  }

  public String getManager() {
    return assignment.manager();
  }

  public String getProvider() {
    return assignment.provider();
  }

  public long getBitrate() {
    return assignment.bitrate();
  }

  public String getMade() {
    return assignment.made().toString();
  }

  public long getEpoch() {
    return assignment.epoch();
  }
}
