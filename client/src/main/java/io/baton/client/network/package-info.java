/** Sockets, event loops, TLS and credentials: how servers are reached, whatever they speak. */
package io.baton.client.network;
