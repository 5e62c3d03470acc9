/**
 * Importing: FFmpeg's programs, run as supervised processes, turn an upload into the canonical file
 * and list its samples; from these the packet index is built.
 */
package io.baton.engine.media.ingest;
