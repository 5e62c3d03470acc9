package io.baton.model.document.cluster;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a node knows of a provider's load: everything that placement goes by (R16 to R21).
 *
 * @param alive whether it speaks as often as it should, or answers when polled
 * @param admitting whether it takes streams at all
 * @param refusal why it admits no further session at present; null if it does
 * @param measured when it measured
 * @param ageSeconds since its statement came in
 * @param sequence number of the statement since the provider started
 * @param sessions sessions and reservations
 * @param pendingSessions streams assigned since and not yet in the statement
 * @param maxSessions limit
 * @param bandwidth bits a second sent over the last second
 * @param meanBandwidth bits a second sent, moving mean over the last minute
 * @param reservedBandwidth bits a second promised
 * @param pendingBandwidth bits a second assigned since and not yet in the statement
 * @param maxBandwidth limit
 * @param cpu part of all cores that streams and supply use, mean of ten seconds, 0 to 1
 * @param meanCpu the same, moving mean over the last minute
 * @param maxCpu limit
 * @param latenessSeconds 99th percentile of packet lateness over the last second
 * @param freeMemoryBytes heap that is free
 * @param maxMemoryBytes heap at most
 * @param freeMediaBytes space left in the media store
 * @param catalogVersion version of its content database
 * @param dispatched streams assigned to it by the answering node in the last minute
 * @param dispatchAgeSeconds since the last stream that was, if there was any
 * @param roundTripSeconds time of a request to it and back, if it was measured
 * @param roundTripAgeSeconds since that was measured last
 * @param promisedPlaces bits a second promised to other places, by place
 */
@Schema(name = "ProviderLoad", description = "What the answering node knows of a provider's load")
@JsonbPropertyOrder({
  "alive",
  "admitting",
  "refusal",
  "measured",
  "ageSeconds",
  "sequence",
  "sessions",
  "pendingSessions",
  "maxSessions",
  "bandwidth",
  "meanBandwidth",
  "reservedBandwidth",
  "pendingBandwidth",
  "maxBandwidth",
  "cpu",
  "meanCpu",
  "maxCpu",
  "latenessSeconds",
  "freeMemoryBytes",
  "maxMemoryBytes",
  "freeMediaBytes",
  "catalogVersion",
  "dispatched",
  "dispatchAgeSeconds",
  "roundTripSeconds",
  "roundTripAgeSeconds",
  "promisedPlaces"
})
public record ProviderLoadDocument(
    @Schema(
            required = true,
            description = "Whether it speaks as often as it should, or answers when polled")
        boolean alive,
    @Schema(required = true, description = "Whether it takes streams at all") boolean admitting,
    @Schema(
            nullable = false,
            description = "Why it admits no further session at present; absent if it does")
        Optional<String> refusal,
    @Schema(required = true, description = "When it measured") Instant measured,
    @Schema(required = true, description = "Since its statement came in", examples = "0.12")
        double ageSeconds,
    @Schema(required = true, description = "Number of the statement since the provider started")
        long sequence,
    @Schema(required = true, description = "Sessions and reservations") int sessions,
    @Schema(required = true, description = "Streams assigned since and not yet in the statement")
        int pendingSessions,
    @Schema(required = true, description = "Limit") int maxSessions,
    @Schema(required = true, description = "Bits a second sent over the last second")
        long bandwidth,
    @Schema(required = true, description = "The same, moving mean over the last minute")
        long meanBandwidth,
    @Schema(required = true, description = "Bits a second promised") long reservedBandwidth,
    @Schema(
            required = true,
            description = "Bits a second assigned since and not yet in the statement")
        long pendingBandwidth,
    @Schema(required = true, description = "Limit, bits a second") long maxBandwidth,
    @Schema(required = true, description = "Part of all cores that streams and supply use, 0 to 1")
        double cpu,
    @Schema(required = true, description = "The same, moving mean over the last minute")
        double meanCpu,
    @Schema(required = true, description = "Limit") double maxCpu,
    @Schema(required = true, description = "99th percentile of packet lateness")
        double latenessSeconds,
    @Schema(required = true, description = "Heap that is free") long freeMemoryBytes,
    @Schema(required = true, description = "Heap at most") long maxMemoryBytes,
    @Schema(required = true, description = "Space left in the media store") long freeMediaBytes,
    @Schema(required = true, description = "Version of its content database") long catalogVersion,
    @Schema(
            required = true,
            description = "Streams assigned to it by the answering node in the last minute")
        long dispatched,
    @Schema(
            nullable = false,
            description = "Since the last stream that was; absent if none ever was")
        Optional<Double> dispatchAgeSeconds,
    @Schema(nullable = false, description = "Time of a request to it and back, if it was measured")
        Optional<Double> roundTripSeconds,
    @Schema(nullable = false, description = "Since that was measured last")
        Optional<Double> roundTripAgeSeconds,
    @Schema(
            required = true,
            description = "Bits a second promised or assigned to other places, by place")
        Map<String, Long> promisedPlaces) {
  public ProviderLoadDocument {
    promisedPlaces = Collections.unmodifiableMap(new LinkedHashMap<>(promisedPlaces));
  }
}
