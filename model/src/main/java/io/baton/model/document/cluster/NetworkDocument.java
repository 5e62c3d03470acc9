package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What placement knows of the network between places.
 *
 * @param read when the answering node read its settings
 * @param ageSeconds since then
 * @param networks where clients are
 * @param links between places, each direction by itself
 */
@Schema(name = "Network", description = "What placement knows of the network between places")
@JsonbPropertyOrder({"read", "ageSeconds", "networks", "links"})
public record NetworkDocument(
    @Schema(required = true, description = "When the answering node read its settings")
        Instant read,
    @Schema(required = true, description = "Since then", examples = "86400.0") double ageSeconds,
    @Schema(
            required = true,
            description = "Where clients are; of several that hold an address the first counts")
        List<PlacedNetwork> networks,
    @Schema(required = true, description = "Links between places, each direction by itself")
        List<PlaceLink> links) {
  public NetworkDocument {
    networks = List.copyOf(networks);
    links = List.copyOf(links);
  }

  /**
   * Addresses whose place is known.
   *
   * @param network range of addresses
   * @param place label of the place
   */
  @Schema(name = "PlacedNetwork", description = "Addresses whose place is known")
  @JsonbPropertyOrder({"network", "place"})
  public record PlacedNetwork(
      @Schema(required = true, description = "Range of addresses", examples = "10.1.0.0/16")
          String network,
      @Schema(required = true, description = "Label of the place", examples = "berlin")
          String place) {}

  /**
   * A link in one direction.
   *
   * @param from place of providers
   * @param to place that they send to
   * @param bandwidth bits a second, as configured
   * @param latencySeconds as configured, if it is
   * @param proximity what placement makes of that
   * @param promisedBandwidth bits a second that providers have promised to send that way
   * @param promisedAgeSeconds of the oldest statement that this is known by
   */
  @Schema(name = "PlaceLink", description = "A link between places, in one direction")
  @JsonbPropertyOrder({
    "from",
    "to",
    "bandwidth",
    "latencySeconds",
    "proximity",
    "promisedBandwidth",
    "promisedAgeSeconds"
  })
  public record PlaceLink(
      @Schema(required = true, description = "Place of providers", examples = "berlin") String from,
      @Schema(required = true, description = "Place that they send to", examples = "paris")
          String to,
      @Schema(
              nullable = false,
              description = "Bits a second, as configured",
              examples = "1000000000")
          Optional<Long> bandwidth,
      @Schema(
              nullable = false,
              description = "As configured; absent if it is not",
              examples = "0.012")
          Optional<Double> latencySeconds,
      @Schema(
              required = true,
              description = "1 in the same place, the less the longer the way",
              examples = "0.625")
          double proximity,
      @Schema(
              required = true,
              description = "Bits a second that providers have promised to send that way",
              examples = "2155423")
          long promisedBandwidth,
      @Schema(
              required = true,
              description = "Of the oldest statement of a provider that this is known by",
              examples = "0.12")
          double promisedAgeSeconds) {}
}
