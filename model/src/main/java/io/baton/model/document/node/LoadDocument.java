package io.baton.model.document.node;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the node measures of itself, and the limits it admits sessions by.
 *
 * @param measured when
 * @param sessions sessions set up, streams assigned to it, and those that it supplies
 * @param maxSessions limit
 * @param playing sessions that are sending
 * @param bandwidth bits a second of RTP sent over the last second
 * @param reservedBandwidth bits a second promised to all of them
 * @param maxBandwidth limit
 * @param cpu part of all cores that streams and supply use, mean of ten seconds, 0.0 to 1.0
 * @param maxCpu limit
 * @param latenessSeconds 99th percentile of packet lateness over the last second
 * @param maxLatenessSeconds limit, for sustained lateness
 * @param machineCpu part of all cores that all programs use but imports, 0.0 to 1.0
 * @param refusal why no further session is admitted at present; empty if one is
 * @param freeMediaBytes space left in the media store
 */
@Schema(name = "Load", description = "What the node measures, and the limits it admits sessions by")
@JsonbPropertyOrder({
  "measured",
  "sessions",
  "maxSessions",
  "playing",
  "bandwidth",
  "reservedBandwidth",
  "maxBandwidth",
  "cpu",
  "maxCpu",
  "latenessSeconds",
  "maxLatenessSeconds",
  "machineCpu",
  "refusal",
  "freeMediaBytes"
})
public record LoadDocument(
    @Schema(required = true) Instant measured,
    @Schema(required = true, description = "Sessions set up, assigned or supplied") int sessions,
    @Schema(required = true, description = "Limit") int maxSessions,
    @Schema(required = true, description = "Sessions that are sending") int playing,
    @Schema(required = true, description = "Bits a second of RTP sent") long bandwidth,
    @Schema(required = true, description = "Bits a second promised to all of them")
        long reservedBandwidth,
    @Schema(required = true, description = "Limit, bits a second") long maxBandwidth,
    @Schema(required = true, description = "Part of all cores that streams and supply use, 0 to 1")
        double cpu,
    @Schema(required = true, description = "Limit") double maxCpu,
    @Schema(required = true, description = "99th percentile of packet lateness")
        double latenessSeconds,
    @Schema(required = true, description = "Limit, for sustained lateness")
        double maxLatenessSeconds,
    @Schema(required = true, description = "Part of all cores that all programs use, 0 to 1")
        double machineCpu,
    @Schema(
            nullable = false,
            description = "Why no further session is admitted at present; absent if one is")
        Optional<String> refusal,
    @Schema(required = true, description = "Space left in the media store") long freeMediaBytes) {}
