package io.baton.connector.ofp;

import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.delivery.DeliveryMode;
import java.util.List;

/**
 * A stream and the provider that is ready to play it.
 *
 * @param assignment id of the assignment
 * @param path name of the media on the provider
 * @param content its SHA-256 in hex
 * @param mode how it is delivered
 * @param manager name of the location manager that decided
 * @param components the parts of the service and who performs each (R6); never empty
 * @param standbys who could supply the pieces of the content instead, best first; empty unless that
 *     is what was assigned
 * @param bitrate bits a second that the provider counts for it
 * @param explanation why this provider (R16, R19)
 */
public record Assigned(
    String assignment,
    String path,
    String content,
    DeliveryMode mode,
    String manager,
    List<ServiceComponent> components,
    List<ServiceComponent> standbys,
    long bitrate,
    List<ScoreFactor> explanation) {
  public Assigned {
    components = List.copyOf(components);
    standbys = List.copyOf(standbys);
    explanation = List.copyOf(explanation);
  }
}
