package io.baton.cluster;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The group of nodes, and a table in which each member writes one entry that all read. */
interface Group {
  /** Id of this member. */
  String self();

  /** Ids of the members, in the same order on all of them; the first is the eldest. From memory. */
  List<String> members();

  /**
   * Has somebody told of changes, on threads of the group: must not block.
   *
   * @param members told whenever the members have changed
   * @param entries told each entry that is written, with the id of its writer
   */
  void follow(Runnable members, BiConsumer<String, byte[]> entries);

  /** All entries, those of former members included. May take long while the group changes. */
  Map<String, byte[]> entries();

  /** Begins to write this member's entry; a failure shows in {@link #entries}, or not at all. */
  void put(byte[] entry);

  /** Begins to remove the entry of a former member. */
  void remove(String id);

  /** Removes this member's entry; nobody is told of changes any more. */
  void leave();
}
