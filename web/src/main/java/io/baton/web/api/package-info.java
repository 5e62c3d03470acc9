/**
 * The REST interface, {@code /api/v1}: media, sessions and the node as small JSON documents. Field
 * names are camelCase and carry their unit: durations in seconds, rates in bits a second, sizes in
 * bytes, times in ISO 8601 (UTC). A field that has no value is null in the record and absent from
 * the document.
 */
package io.baton.web.api;
