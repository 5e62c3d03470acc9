/** Turns the packets of a canonical container into the index of a track. */
package io.baton.engine.media.ingest.track;
