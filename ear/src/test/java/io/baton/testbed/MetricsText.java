package io.baton.testbed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node answers Prometheus, in the text format 0.0.4, checked by the rules of {@code promtool
 * check metrics}.
 */
public final class MetricsText {
  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) ?(.*)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[^}]*})? (\\S+)");
  private static final Pattern SUFFIX = Pattern.compile("_(sum|count|bucket)$");
  private static final Set<String> TYPES =
      Set.of("counter", "gauge", "summary", "histogram", "untyped");

  /** Units, abbreviations of units and names of types, where Prometheus wants base units. */
  private static final Pattern NO_BASE_UNIT =
      Pattern.compile(
          "_(bits|(kilo|kibi|mega|mebi|giga|gibi)(bits|bytes)|(milli|micro|nano)seconds|minutes"
              + "|hours|days|percent)(_|$)|_(s|ms|us|ns|sec|b|kb|mb|gb)$");

  private static final Pattern TYPE_IN_NAME =
      Pattern.compile("_(gauge|counter|summary|histogram)(_|$)");
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final Map<String, String> help = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final List<String> samples = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private MetricsText() {}

  /** Reads an answer; what is wrong with it is in {@link #problems}. */
  public static MetricsText parse(String text) {
    MetricsText metrics = new MetricsText();
    text.lines().forEach(metrics::read);
    if (!text.endsWith("\n")) {
      metrics.problems.add("the last line does not end");
    }
    metrics.types.forEach(metrics::check);
    return metrics;
  }

  /** Names of the metrics. */
  public Set<String> names() {
    return Collections.unmodifiableSet(types.keySet());
  }

  /** Names as queries have them: a summary is a sum and a count. */
  public Set<String> samples() {
    return new TreeSet<>(samples);
  }

  /** What is wrong; empty if nothing is. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private void read(String line) {
    Matcher comment = COMMENT.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (comment.matches()) {
      Map<String, String> facts = comment.group(1).equals("HELP") ? help : types;
      if (facts.put(comment.group(2), comment.group(3)) != null) {
        problems.add(comment.group(2) + " has two lines " + comment.group(1));
      }
    } else if (sample.matches()) {
      read(sample);
    } else {
      problems.add("no line of the format: " + line);
    }
  }

  private void read(Matcher sample) {
    String name = sample.group(1);
    if (samples.contains(name)) {
      problems.add(name + " has two values");
    }
    samples.add(name);
    if (!types.containsKey(name) && !types.containsKey(SUFFIX.matcher(name).replaceFirst(""))) {
      problems.add(name + " has no type before its value");
    }
    try {
      Double.parseDouble(sample.group(3).replace("Inf", "Infinity"));
    } catch (NumberFormatException e) {
      problems.add(name + " is no number: " + sample.group(3));
    }
  }

  private void check(String name, String type) {
    check(TYPES.contains(type), name, "has a type that there is not: " + type);
    check(!help.getOrDefault(name, "").isBlank(), name, "has no help");
    check(PLAIN_NAME.matcher(name).matches(), name, "is not in lower case with underscores");
    check(
        type.equals("counter") == name.endsWith("_total"), name, "ends in _total unless it counts");
    check(!SUFFIX.matcher(name).find(), name, "ends like a part of a summary");
    check(!NO_BASE_UNIT.matcher(name).find(), name, "is not in a base unit");
    check(!TYPE_IN_NAME.matcher(name).find(), name, "has a type in its name");
    check(
        samples.stream().anyMatch(s -> SUFFIX.matcher(s).replaceFirst("").equals(name)),
        name,
        "has no value");
  }

  private void check(boolean right, String name, String problem) {
    if (!right) {
      problems.add(name + " " + problem);
    }
  }
}
