/**
 * RTP payload formats: how the samples of a canonical file become packets. A packetizer never
 * copies media; it says which pieces of the file, behind which payload header, make up each packet.
 */
package io.baton.engine.media.packet;
