package io.baton.management.node;

import io.baton.management.Description;
import io.baton.model.document.session.SessionDocument;
import java.util.List;

/** Sessions, for management tools. */
@Description("The sessions of this node")
public interface SessionsMXBean {
  @Description("Sessions set up now, as listed.")
  int getCount();

  @Description("Sessions that are sending now.")
  int getPlaying();

  @Description("Sessions set up since the engine started.")
  long getCreated();

  @Description("Set-ups refused since the engine started for lack of capacity.")
  long getRejected();

  @Description("Sessions ended because their client fell silent, since the engine started.")
  long getTimedOut();

  @Description("Sessions ended because their client was too slow, since the engine started.")
  long getDropped();

  @Description("RTP packets that clients reported lost, since the engine started.")
  long getReportedLost();

  @Description("Sessions as they are now, oldest first.")
  List<SessionDocument> list();

  @Description("Ends a session; tells whether there was such a session.")
  boolean end(@Description("session id") String id);
}
