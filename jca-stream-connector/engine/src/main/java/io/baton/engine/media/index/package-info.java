/**
 * The packet index: a versioned binary file, mapped into memory, that lists every RTP packet of a
 * canonical file. Writing it streams; opening it checks every record, so that what was opened can
 * be relied on.
 */
package io.baton.engine.media.index;
