/**
 * What stands between a client and the node that streams to it (R36, R38): a connection to that
 * node, and the packets that come back over it. Knows how requests and packets travel, not what
 * clients may ask.
 */
package io.baton.engine.forward;
