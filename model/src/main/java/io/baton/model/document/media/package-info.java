/**
 * Media as REST, JMX and the client show it. As in all documents, names are camelCase and carry
 * their unit: durations in seconds, rates in bits a second, sizes in bytes, times in ISO 8601
 * (UTC). What has no value is absent: an empty {@code Optional} here, which OpenAPI would describe
 * as nullable if its {@code @Schema} did not say otherwise.
 */
package io.baton.model.document.media;
