package io.baton.overview;

import io.baton.model.assignment.AssignmentRecord;
import java.util.Optional;

/**
 * Which assignments are wanted; what is empty admits all.
 *
 * @param provider name of the node that sends the media
 * @param manager name of the location manager
 * @param anchor name of the node that the client talks to
 * @param path name of the media
 */
public record AssignmentFilter(
    Optional<String> provider,
    Optional<String> manager,
    Optional<String> anchor,
    Optional<String> path) {
  /** Admits every assignment. */
  public static final AssignmentFilter ALL =
      new AssignmentFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether an assignment is wanted. */
  public boolean admits(AssignmentRecord assignment) {
    return admits(provider, assignment.provider())
        && admits(manager, assignment.manager())
        && admits(anchor, assignment.anchor())
        && admits(path, assignment.path());
  }

  private static boolean admits(Optional<String> wanted, String value) {
    return wanted.isEmpty() || wanted.get().equals(value);
  }
}
