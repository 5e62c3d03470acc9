package io.baton.engine.rtcp;

/** One packet of a compound packet, of the types that are used here. */
public sealed interface RtcpPacket
    permits SenderReport, ReceiverReport, SourceDescription, Goodbye {}
