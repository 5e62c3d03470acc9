package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * An upload on another node than the one that answered, which cannot be played.
 *
 * @param node name of the node
 * @param state {@code importing} or {@code rejected}
 * @param reason why it was rejected; only then
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MediaUploadItem(String node, String state, Optional<String> reason) {}
