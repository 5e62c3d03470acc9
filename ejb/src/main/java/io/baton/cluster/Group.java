package io.baton.cluster;

import java.util.List;
import java.util.Optional;

/** The group of nodes, and a table in which each member writes one entry that all read. */
interface Group {
  /** Id of this member. */
  String self();

  /** Ids of the members, in the same order on all of them; the first is the eldest. From memory. */
  List<String> members();

  /**
   * Has somebody told of changes, on threads of the group.
   *
   * @param membersChanged must not block
   */
  void follow(Runnable membersChanged);

  /** The entry of a member. May take long while the group changes. */
  Optional<byte[]> entry(String id);

  /** Writes this member's entry. May take long while the group changes. */
  void put(byte[] entry);

  /** Removes the entry of a former member. May take long while the group changes. */
  void remove(String id);

  /** Notifies of no more changes. */
  void leave();
}
