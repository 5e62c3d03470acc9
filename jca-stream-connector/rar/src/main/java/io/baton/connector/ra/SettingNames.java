package io.baton.connector.ra;

import io.baton.engine.config.EngineSetting;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of all settings: a misspelt one would otherwise be ignored without a word. */
final class SettingNames {
  private static final String PREFIX = "baton.";

  private static final Set<String> ENGINE =
      Stream.of(EngineSetting.values())
          .map(EngineSetting::key)
          .collect(Collectors.toUnmodifiableSet());

  /** Those that the beans and the server's configuration read. */
  private static final Set<String> NODE =
      Set.of(
          "baton.roles",
          "baton.node.address",
          "baton.node.location",
          "baton.node.priority",
          "baton.load.push.interval",
          "baton.load.push.timeout",
          "baton.slm.providers",
          "baton.location.networks",
          "baton.location.links",
          "baton.assignment.informed",
          "baton.assignment.informer",
          "baton.assignment.prepare.timeout",
          "baton.delivery.mode",
          "baton.delivery.modes",
          "baton.drain.timeout",
          "baton.handoff.overload",
          "baton.handoff.recovery",
          "baton.handoff.delay",
          "baton.handoff.gain",
          "baton.handoff.moves",
          "baton.handoff.rest",
          "baton.portal.slms",
          "baton.portal.slm.poll.interval",
          "baton.portal.slm.selection",
          "baton.portal.slm.timeout",
          "baton.cluster.name",
          "baton.cluster.members",
          "baton.cluster.join.timeout",
          "baton.cluster.dns",
          "baton.database.url",
          "baton.http.max.connections",
          "baton.http.max.connections.per.client",
          "baton.http.max.header",
          "baton.https.keystore",
          "baton.metrics.secured",
          "baton.upload.max",
          "baton.upload.max.per.address",
          "baton.upload.max.per.publisher",
          "baton.upload.min.rate",
          "baton.upload.min.rate.window",
          "baton.upload.rejected.hours",
          "baton.upload.rejected.max",
          "baton.upload.workers");

  /** All of them. */
  static final Set<String> ALL =
      Stream.concat(ENGINE.stream(), NODE.stream()).collect(Collectors.toUnmodifiableSet());

  private SettingNames() {}

  /** Properties that are named like a setting and are none, in order. */
  static List<String> unknown(Properties properties) {
    return properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> !ALL.contains(name))
        .sorted()
        .toList();
  }
}
