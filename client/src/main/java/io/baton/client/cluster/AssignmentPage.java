package io.baton.client.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.baton.model.assignment.AssignmentRecord;
import java.util.List;

/**
 * The newest of the assignments that were asked for.
 *
 * @param total how many there are in all
 * @param items newest first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AssignmentPage(int total, List<AssignmentRecord> items) {
  public AssignmentPage {
    items = List.copyOf(items);
  }
}
