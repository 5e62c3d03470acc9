package io.baton.engine.supply.request;

import io.baton.engine.media.manifest.Manifest;
import io.baton.model.delivery.SupplyCause;
import java.util.Optional;

/**
 * What came of the request for a manifest.
 *
 * @param manifest which was checked; empty if no supplier has sent it
 * @param cause what was the matter with the last supplier, or else {@link SupplyCause#TIMEOUT}
 */
public record ManifestAnswer(Optional<Manifest> manifest, SupplyCause cause) {}
