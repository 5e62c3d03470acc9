package io.baton.client.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * One consideration in judging a node.
 *
 * @param factor what was considered
 * @param value what it was
 * @param contribution what it added to the score
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Factor(String factor, String value, double contribution) {}
