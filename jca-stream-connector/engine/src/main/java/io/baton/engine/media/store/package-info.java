/**
 * The media store on a local file system. Content is immutable and known by the SHA-256 of its
 * canonical file; names refer to content. Each change becomes visible by one rename of what was
 * forced to the disk before, so a crash leaves it complete or gone.
 */
package io.baton.engine.media.store;
