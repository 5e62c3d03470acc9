/** A client's control connection, its limits and the requests that wait for answers. */
package io.baton.engine.server.connection;
