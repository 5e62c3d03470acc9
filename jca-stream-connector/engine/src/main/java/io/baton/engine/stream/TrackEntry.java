package io.baton.engine.stream;

/**
 * Where one track stands when a {@link TimelineEntry} begins.
 *
 * @param track index of the track in the content
 * @param ssrc synchronisation source of its packets
 * @param firstPacket first packet to send
 * @param firstSequence its sequence number, not wrapped: the lower 16 bits go into the packet
 * @param timestamp RTP timestamp, not wrapped, of the entry's normal play time
 * @param packetsBefore RTP packets sent before this entry, for sender reports
 * @param octetsBefore RTP payload octets sent before this entry
 * @param muted whether nothing is sent in this entry (audio in trick play)
 * @param held whether the first access unit is the picture on display when the entry begins, though
 *     it was presented long before: it is sent at once, with the timestamp of the entry's normal
 *     play time
 */
public record TrackEntry(
    int track,
    int ssrc,
    int firstPacket,
    long firstSequence,
    long timestamp,
    long packetsBefore,
    long octetsBefore,
    boolean muted,
    boolean held) {}
