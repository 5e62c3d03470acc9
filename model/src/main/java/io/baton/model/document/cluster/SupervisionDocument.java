package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param links where to read on: references without a host
 */
@Schema(name = "Supervision", description = "Who supervises a provider")
@JsonbPropertyOrder({"provider", "responsible", "backup", "managers", "absent", "epoch", "links"})
public record SupervisionDocument(
    @Schema(required = true, description = "Name of the provider", examples = "node-3")
        String provider,
    @Schema(
            nullable = false,
            description = "Manager that is responsible; absent if none answers",
            examples = "node-1")
        Optional<String> responsible,
    @Schema(nullable = false, description = "Manager that would replace it", examples = "node-2")
        Optional<String> backup,
    @Schema(required = true, description = "All its managers, in the order of responsibility")
        List<String> managers,
    @Schema(
            required = true,
            description = "Managers that are suspected because they did not answer")
        List<String> absent,
    @Schema(required = true, description = "Of two statements the one with the higher epoch holds")
        long epoch,
    @Schema(required = true, description = "Where to read on, without a host")
        Map<String, String> links) {
  public SupervisionDocument {
    managers = List.copyOf(managers);
    absent = List.copyOf(absent);
    links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
  }
}
