/** What comes of a stream over RTP and RTCP, and what is reported of it (RFC 3550). */
package io.baton.client.reception;
