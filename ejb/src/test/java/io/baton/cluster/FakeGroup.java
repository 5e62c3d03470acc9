package io.baton.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A group in memory; its parts can be separated, each with a table of its own. */
final class FakeGroup {
  private final Map<String, Member> members = new LinkedHashMap<>();

  /** A member joins. */
  Member join(String id) {
    Member member = new Member(id);
    members.put(id, member);
    changed();
    return member;
  }

  /** A member dies without a word; its entry stays. */
  void kill(String id) {
    members.remove(id);
    changed();
  }

  /** These members and the others part; each part removes what it thinks is dead. */
  void split(String... ids) {
    List<String> part = List.of(ids);
    members.values().forEach(member -> member.part = part.contains(member.id) ? 1 : 0);
    members.values().forEach(member -> member.table = new HashMap<>(member.table));
    changed();
  }

  /** All are one group again; the table is that of the first. */
  void merge() {
    Map<String, byte[]> table = members.values().iterator().next().table;
    members.values().forEach(member -> member.part = 0);
    members.values().forEach(member -> member.table = table);
    changed();
  }

  private void changed() {
    for (Member member : List.copyOf(members.values())) {
      member.membersChanged.run();
    }
  }

  /** The group as one member sees it. */
  final class Member implements Group {
    private final String id;
    private int part;
    private Map<String, byte[]> table =
        members.isEmpty() ? new HashMap<>() : members.values().iterator().next().table;
    private Runnable membersChanged = () -> {};
    private BiConsumer<String, byte[]> written = (writer, entry) -> {};
    private int writes;

    private Member(String id) {
      this.id = id;
    }

    /** How often it wrote its entry. */
    int writes() {
      return writes;
    }

    @Override
    public String self() {
      return id;
    }

    @Override
    public List<String> members() {
      List<String> seen = new ArrayList<>();
      members.values().stream().filter(m -> m.part == part).forEach(m -> seen.add(m.id));
      return seen;
    }

    @Override
    public void follow(Runnable changes, BiConsumer<String, byte[]> entries) {
      membersChanged = changes;
      written = entries;
    }

    @Override
    public Map<String, byte[]> entries() {
      return new HashMap<>(table);
    }

    @Override
    public void put(byte[] entry) {
      writes++;
      for (Member member : members.values()) {
        if (member.part == part) {
          member.table.put(id, entry);
          member.written.accept(id, entry);
        }
      }
    }

    @Override
    public void remove(String former) {
      members.values().stream().filter(m -> m.part == part).forEach(m -> m.table.remove(former));
    }

    @Override
    public void leave() {
      remove(id);
      membersChanged = () -> {};
      written = (writer, entry) -> {};
    }
  }
}
