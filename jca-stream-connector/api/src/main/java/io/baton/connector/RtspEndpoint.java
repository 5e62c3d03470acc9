package io.baton.connector;

/**
 * Where the RTSP service listens.
 *
 * @param host address bound; the wildcard address if all
 * @param port TCP port of RTSP
 * @param tlsPort TCP port of RTSPS, 0 if it is off
 * @param rtpPort UDP port of RTP; RTCP is one above
 */
public record RtspEndpoint(String host, int port, int tlsPort, int rtpPort) {}
