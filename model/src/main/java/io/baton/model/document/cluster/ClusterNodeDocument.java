package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A member of the cluster as the answering node knows it.
 *
 * @param name node name
 * @param self whether it is the answering node
 * @param state {@code running}, {@code draining} or {@code drained}
 * @param started when it was started
 * @param roles what it does, in alphabetical order
 * @param host address at which nodes and clients reach it
 * @param rtspPort TCP port of RTSP
 * @param ofpPort UDP port of OFP
 * @param httpPort TCP port of HTTP
 * @param location label of the place where it stands, if it has one
 * @param priority of two equally suited nodes the one with the higher is chosen
 * @param managers who supervises it, the responsible one first; empty if it is no provider
 * @param load what is known of its load; absent until it has told any
 * @param catalog how up to date its media is known; absent until it was read
 * @param suppliers what it measured lately of nodes that supply it, the worst first
 * @param links where to read on: references without a host
 */
@Schema(
    name = "ClusterNode",
    description = "A member of the cluster as the answering node knows it")
@JsonbPropertyOrder({
  "name",
  "self",
  "state",
  "started",
  "roles",
  "host",
  "rtspPort",
  "ofpPort",
  "httpPort",
  "location",
  "priority",
  "managers",
  "load",
  "catalog",
  "suppliers",
  "links"
})
public record ClusterNodeDocument(
    @Schema(required = true, description = "Node name", examples = "node-1") String name,
    @Schema(required = true, description = "Whether it is the answering node") boolean self,
    @Schema(
            required = true,
            enumeration = {"running", "draining", "drained"},
            description = "A node that drains or is drained gets nothing new")
        String state,
    @Schema(required = true, description = "When it was started; what it is and where holds since")
        Instant started,
    @Schema(
            required = true,
            description = "What it does",
            examples = "[\"portal\",\"provider\",\"slm\"]")
        List<String> roles,
    @Schema(
            required = true,
            description = "Address at which nodes and clients reach it",
            examples = "192.0.2.11")
        String host,
    @Schema(required = true, description = "TCP port of RTSP", examples = "8554") int rtspPort,
    @Schema(required = true, description = "UDP port of OFP", examples = "5683") int ofpPort,
    @Schema(required = true, description = "TCP port of HTTP", examples = "8080") int httpPort,
    @Schema(
            nullable = false,
            description = "Label of the place where it stands, if it has one",
            examples = "berlin")
        Optional<String> location,
    @Schema(
            required = true,
            description = "Of two equally suited nodes the one with the higher is chosen")
        int priority,
    @Schema(required = true, description = "Who supervises it, the responsible one first")
        List<String> managers,
    @Schema(nullable = false, description = "Absent until it has told any")
        Optional<ProviderLoadDocument> load,
    @Schema(nullable = false, description = "Absent until it was read")
        Optional<CatalogDocument> catalog,
    @Schema(
            required = true,
            description = "What it measured lately of nodes that supply it, the worst first")
        List<SupplierDocument> suppliers,
    @Schema(required = true, description = "Where to read on, without a host")
        Map<String, String> links) {
  public ClusterNodeDocument {
    roles = List.copyOf(roles);
    managers = List.copyOf(managers);
    suppliers = List.copyOf(suppliers);
    links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
  }
}
