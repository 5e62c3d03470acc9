/**
 * Session descriptions (SDP, RFC 8866) with the attributes that RTSP uses (RFC 2326 appendix C):
 * written by the server, read by the client.
 */
package io.baton.engine.sdp;
