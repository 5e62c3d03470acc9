/** Runs the media tools as supervised, sandboxed processes. */
package io.baton.engine.media.ingest.tools;
