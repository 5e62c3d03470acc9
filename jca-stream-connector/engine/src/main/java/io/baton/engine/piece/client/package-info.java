/** Fetches pieces of content from other nodes, over HTTP/1.1. */
package io.baton.engine.piece.client;
