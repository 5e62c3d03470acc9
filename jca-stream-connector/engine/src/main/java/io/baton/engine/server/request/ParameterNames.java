package io.baton.engine.server.request;

import io.baton.connector.SessionSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The parameters of a session that GET_PARAMETER tells. None can be set. */
final class ParameterNames {
  private static final double NANOS = 1e9;
  private static final Map<String, Function<SessionSnapshot, String>> READERS = readers();

  private ParameterNames() {}

  private static Map<String, Function<SessionSnapshot, String>> readers() {
    Map<String, Function<SessionSnapshot, String>> readers =
        new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    readers.put("position", session -> decimal(session.position().toNanos() / NANOS));
    readers.put("scale", session -> decimal(session.scale()));
    readers.put("speed", session -> decimal(session.speed()));
    readers.put("packets_sent", session -> Long.toString(session.packets()));
    readers.put("octets_sent", session -> Long.toString(session.octets()));
    return readers;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** The names in a text/parameters body, one a line, values after a colon left out. */
  static List<String> in(String body) {
    return body.lines()
        .map(line -> line.split(":", 2)[0].strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  static boolean isKnown(String name) {
    return READERS.containsKey(name);
  }

  /** Value of a known parameter. */
  static String value(String name, SessionSnapshot session) {
    return READERS.get(name).apply(session);
  }
}
