package io.baton.model.document.node;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What other nodes supplied to a node since its engine started, and what it holds of that now.
 *
 * @param sessions sessions that are supplied now
 * @param contents contents of other nodes that are open now
 * @param pieces pieces that came and were right
 * @param octets octets of them
 * @param hits times that a stream found a piece there already
 * @param misses times that it did not
 * @param hedges requests to a second supplier because the first was silent
 * @param wastedBytes octets that came twice or were damaged, at most
 * @param failures requests that a supplier did not fulfil
 * @param damaged pieces that did not have their hash
 * @param starvations times that a stream had to wait for a piece
 * @param takeovers times that another supplier took over from one that had failed
 * @param takeoverMedianSeconds from the failure to the first octet of the other one, of half of
 *     them
 * @param takeoverMaxSeconds the same, of the slowest
 * @param cacheBytes memory of the cache of pieces
 * @param cacheBytesInUse part of it that running streams need now
 */
@Schema(name = "Supply", description = "What other nodes supplied to the node")
@JsonbPropertyOrder({
  "sessions",
  "contents",
  "pieces",
  "octets",
  "hits",
  "misses",
  "hedges",
  "wastedBytes",
  "failures",
  "damaged",
  "starvations",
  "takeovers",
  "takeoverMedianSeconds",
  "takeoverMaxSeconds",
  "cacheBytes",
  "cacheBytesInUse"
})
public record SupplyDocument(
    @Schema(required = true, description = "Sessions that are supplied now") int sessions,
    @Schema(required = true, description = "Contents of other nodes that are open now")
        int contents,
    @Schema(required = true, description = "Pieces that came and were right") long pieces,
    @Schema(required = true, description = "Octets of them, as they came over the network")
        long octets,
    @Schema(required = true, description = "Times that a stream found a piece there already")
        long hits,
    @Schema(required = true, description = "Times that it did not") long misses,
    @Schema(
            required = true,
            description = "Requests to a second supplier because the first was silent")
        long hedges,
    @Schema(required = true, description = "Octets that came twice or were damaged, at most")
        long wastedBytes,
    @Schema(required = true, description = "Requests that a supplier did not fulfil") long failures,
    @Schema(required = true, description = "Pieces that did not have their hash") long damaged,
    @Schema(required = true, description = "Times that a stream had to wait for a piece")
        long starvations,
    @Schema(
            required = true,
            description = "Times that another supplier took over from one that had failed")
        long takeovers,
    @Schema(
            required = true,
            description = "From the failure to the first octet of the other one, of half of them")
        double takeoverMedianSeconds,
    @Schema(required = true, description = "The same, of the slowest") double takeoverMaxSeconds,
    @Schema(required = true, description = "Memory of the cache of pieces") long cacheBytes,
    @Schema(required = true, description = "Part of it that running streams need now")
        long cacheBytesInUse) {}
