package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a node measured of the pieces that another one supplied to it lately (R11): over the last 30
 * seconds in which it asked for some, and nothing older than five minutes.
 *
 * @param node the supplier
 * @param requests for pieces that were sent to it
 * @param hedged of these, no octet came in time, or the rest too slowly, so another one was asked
 * @param failed of these, the connection could not be made or broke, or was refused
 * @param damaged of these, the piece did not have its checksum
 * @param received bits a second that came, mean of the whole time
 * @param bandwidth bits a second while pieces came; 0 if that is not known
 * @param firstOctetSeconds mean time from a request to the first octet of the answer
 */
@Schema(
    name = "Supplier",
    description =
        "What the node measured of the pieces that another one supplied to it, over the last 30 s in"
            + " which it asked for some, and nothing older than 5 min")
@JsonbPropertyOrder({
  "node",
  "requests",
  "hedged",
  "failed",
  "damaged",
  "received",
  "bandwidth",
  "firstOctetSeconds"
})
public record SupplierDocument(
    @Schema(required = true, description = "The supplier", examples = "node-2") String node,
    @Schema(required = true, description = "Requests for pieces that were sent to it") int requests,
    @Schema(
            required = true,
            description = "Of these, it was too slow, so that another one was asked as well")
        int hedged,
    @Schema(required = true, description = "Of these, the connection failed or was refused")
        int failed,
    @Schema(required = true, description = "Of these, the piece did not have its checksum")
        int damaged,
    @Schema(required = true, description = "Bits a second that came, mean of the whole time")
        long received,
    @Schema(
            required = true,
            description = "Bits a second while pieces came; 0 if that is not known")
        long bandwidth,
    @Schema(required = true, description = "Mean time from a request to the first octet")
        double firstOctetSeconds) {}
