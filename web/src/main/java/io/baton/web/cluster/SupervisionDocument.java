package io.baton.web.cluster;

import io.baton.model.cluster.Supervision;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who supervises a provider.
 *
 * @param provider name of the provider
 * @param responsible the manager that is responsible, unless all are absent
 * @param backup the manager that would replace it, if there is another
 * @param managers all its managers, in the order in which they are responsible
 * @param absent managers among them that are suspected because they did not answer
 * @param epoch of two statements the one with the higher epoch holds
 * @param links where to read on
 */
@Schema(name = "Supervision", description = "Who supervises a provider")
@JsonbPropertyOrder({"provider", "responsible", "backup", "managers", "absent", "epoch", "links"})
public record SupervisionDocument(
    @Schema(required = true, description = "Name of the provider", examples = "node-3")
        String provider,
    @Schema(
            description = "Manager that is responsible; absent if none answers",
            examples = "node-1")
        String responsible,
    @Schema(description = "Manager that would replace it", examples = "node-2") String backup,
    @Schema(required = true, description = "All its managers, in the order of responsibility")
        List<String> managers,
    @Schema(
            required = true,
            description = "Managers that are suspected because they did not answer")
        List<String> absent,
    @Schema(required = true, description = "Of two statements the one with the higher epoch holds")
        long epoch,
    @Schema(required = true, description = "Where to read on") Map<String, URI> links) {
  static SupervisionDocument of(Supervision supervision, Links links) {
    return new SupervisionDocument(
        supervision.provider(),
        supervision.responsible().orElse(null),
        supervision.backup().orElse(null),
        supervision.managers(),
        supervision.absent().stream().sorted().toList(),
        supervision.epoch(),
        links
            .to("self", SupervisionResource.COLLECTION, supervision.provider())
            .to("provider", ClusterNodeResource.COLLECTION, supervision.provider())
            .build());
  }
}
