package io.baton.session;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import jakarta.ejb.Local;
import java.util.List;
import java.util.Optional;

/** Sessions of this node as they are now, and of the cluster as they were last recorded. */
@Local
public interface SessionRegistry {
  /** Sessions of this node, oldest first; none if its engine is not running. */
  List<SessionSnapshot> list();

  /** A session of this node. */
  Optional<SessionSnapshot> find(String id);

  /** How the supplier of a session of this node changed; none if there is no such session. */
  SupplyChanges supplyChanges(String id);

  /** Takes down what happened to the supply of a session of this node. */
  void follow(StreamEvent event);

  /**
   * Ends a session of this node. Needs the role administrator.
   *
   * @return whether there was such a session
   */
  boolean end(String id);

  /**
   * Sessions of all nodes, oldest first: as they were at their latest event, the position reckoned
   * from there.
   */
  List<SessionRecord> recorded();
}
