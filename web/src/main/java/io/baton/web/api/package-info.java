/**
 * The REST interface, {@code /api/v1}: media, sessions and the node as JSON documents, the records
 * of {@code io.baton.model.document}.
 */
package io.baton.web.api;
