package io.baton.client.cli.text;

import io.baton.model.document.session.RecordedSessionDocument;
import io.baton.model.document.session.SessionDocument;
import java.util.Optional;

/** Sessions as lines of text. */
public final class SessionText {
  private SessionText() {}

  /** A session of the node that was asked. */
  public static String line(SessionDocument session) {
    return playback(session.id(), session.state(), session.path(), session.positionSeconds())
        + viewer(session.transport(), session.client(), session.user())
        + "  "
        + Units.bitrate(session.bitrate())
        + loss(session.reportedLoss());
  }

  /** A session of any node. */
  public static String line(RecordedSessionDocument session) {
    return playback(session.id(), session.state(), session.path(), session.positionSeconds())
        + viewer(session.transport(), session.client(), session.user())
        + "  from "
        + session.node()
        + loss(session.reportedLoss());
  }

  private static String playback(String id, String state, String path, double positionSeconds) {
    return id + "  " + state + "  " + path + " at " + Units.time(positionSeconds);
  }

  private static String viewer(String transport, String client, Optional<String> user) {
    return "  " + transport + " to " + client + user.map(name -> " (" + name + ")").orElse("");
  }

  private static String loss(double fraction) {
    return "  loss " + Units.percent(fraction);
  }
}
