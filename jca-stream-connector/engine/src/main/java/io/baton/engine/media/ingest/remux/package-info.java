/** Plans the canonical container that an uploaded file is rewritten to. */
package io.baton.engine.media.ingest.remux;
