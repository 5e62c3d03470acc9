/**
 * HTTP authentication as RTSP uses it: Digest (RFC 2617, RFC 7616 with MD5, and the older RFC 2069
 * that players still speak) for both sides, Basic for the client alone.
 */
package io.baton.engine.auth;
