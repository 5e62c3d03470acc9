/**
 * The resource adapter: hosts the engine in the server, hands its requests and events to
 * message-driven beans, and gives beans connections to it. Everything that streams is in the
 * engine.
 */
package io.baton.connector.ra;
