/** Serves pieces of content to other nodes, over HTTP/1.1. */
package io.baton.engine.piece.server;
