/** What an uploaded file contains, as the media tools report it. */
package io.baton.engine.media.ingest.source;
