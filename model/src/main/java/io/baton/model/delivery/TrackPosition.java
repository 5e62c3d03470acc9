package io.baton.model.delivery;

/**
 * Where one track stands when a {@link StreamTimeline} begins.
 *
 * @param track index of the track in the content
 * @param ssrc synchronisation source of its packets
 * @param firstPacket first packet to send
 * @param firstSequence its sequence number, not wrapped: the lower 16 bits go into the packet
 * @param timestamp RTP timestamp, not wrapped, of the timeline's start
 * @param packetsBefore RTP packets sent before
 * @param octetsBefore RTP payload octets sent before
 * @param muted whether nothing is sent, as of sound in trick play
 * @param held whether the first access unit is the picture on display, sent with the timestamp of
 *     the timeline's start
 */
public record TrackPosition(
    int track,
    int ssrc,
    int firstPacket,
    long firstSequence,
    long timestamp,
    long packetsBefore,
    long octetsBefore,
    boolean muted,
    boolean held) {}
