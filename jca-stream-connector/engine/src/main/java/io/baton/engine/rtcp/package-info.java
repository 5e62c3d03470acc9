/**
 * RTCP (RFC 3550 section 6): reads what receivers send, writes what a sender or a receiver reports.
 * Plain values over Netty buffers; nothing here throws because of what the network brought.
 */
package io.baton.engine.rtcp;
