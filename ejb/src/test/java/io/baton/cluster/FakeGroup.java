package io.baton.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private int writes;
    private boolean broken;

    private Member(String id) {
      this.id = id;
    }

    /** How often it wrote its entry. */
    int writes() {
      return writes;
    }

    /** Whether writing fails from now on. */
    void breakDown(boolean whether) {
      broken = whether;
    }

    /** Ids that have entries. */
    Set<String> entries() {
      return table.keySet();
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
    public void follow(Runnable listener) {
      membersChanged = listener;
    }

    @Override
    public Optional<byte[]> entry(String writer) {
      return Optional.ofNullable(table.get(writer));
    }

    @Override
    public void put(byte[] entry) {
      writes++;
      if (broken) {
        throw new IllegalStateException("a member does not answer");
      }
      members.values().stream().filter(m -> m.part == part).forEach(m -> m.table.put(id, entry));
    }

    @Override
    public void remove(String former) {
      members.values().stream().filter(m -> m.part == part).forEach(m -> m.table.remove(former));
    }

    @Override
    public void leave() {
      membersChanged = () -> {};
    }
  }
}
