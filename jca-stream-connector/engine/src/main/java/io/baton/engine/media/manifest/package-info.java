/**
 * The manifest of content: what it is, and the hashes of its pieces. Its own hash is the content's
 * id.
 */
package io.baton.engine.media.manifest;
