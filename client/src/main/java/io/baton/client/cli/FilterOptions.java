package io.baton.client.cli;

import io.baton.client.service.ListFilter;
import picocli.CommandLine.Option;

/** Options of the commands that list something. */
final class FilterOptions {
  @Option(
      names = "--match",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only what contains this, whatever the case.")
  private String text;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "",
      description = "Only what is in this state.")
  private String state;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      defaultValue = "",
      description = "By what the list is sorted; with a hyphen before it the other way round.")
  private String sort;

  ListFilter filter() {
    return new ListFilter(text, state, sort);
  }
}
