package io.baton.client.depacketize.stream;

import java.io.Closeable;

/** A file or other output that an elementary stream is written to, in a format players read. */
public interface ElementaryStream extends UnitSink, Closeable {}
