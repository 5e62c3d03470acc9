package io.baton.connector.figures;

/**
 * What an engine does between clients and the nodes that stream to them (R36, R38).
 *
 * @param sessions forwarded now, relayed or direct
 * @param started sessions forwarded since the engine started
 * @param lost sessions whose provider was lost while the client still wanted them
 * @param redecided decisions that were asked for again because their provider did not answer
 * @param packets RTP packets relayed
 * @param octets octets of RTP packets relayed, headers included
 * @param trains send operations; packets / trains is the mean train length
 */
public record ForwardStatistics(
    int sessions,
    long started,
    long lost,
    long redecided,
    long packets,
    long octets,
    long trains) {}
