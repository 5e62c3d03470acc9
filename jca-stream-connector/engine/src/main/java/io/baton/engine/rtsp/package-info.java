/**
 * RTSP 1.0 (RFC 2326) as values and codecs: messages, and the Netty handlers that read and write
 * them. Used by the server and by the client; knows nothing of sessions or media.
 */
package io.baton.engine.rtsp;
