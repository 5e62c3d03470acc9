package io.baton.connector;

import io.baton.model.media.MediaPath;

/**
 * A file that was received whole and waits to be imported. It survives a restart.
 *
 * @param id names the staged file; opaque
 * @param path where the media is to appear
 * @param sizeBytes bytes received
 * @param sha256 of the bytes received, lower-case hex
 */
public record StagedUpload(String id, MediaPath path, long sizeBytes, String sha256) {}
