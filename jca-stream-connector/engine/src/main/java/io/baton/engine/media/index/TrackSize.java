package io.baton.engine.media.index;

/**
 * How much there is of a track.
 *
 * @param packets records of packets
 * @param slices records of slices
 * @param headers octets of payload headers
 * @param octets payload octets of all packets
 */
record TrackSize(int packets, int slices, int headers, long octets) {}
