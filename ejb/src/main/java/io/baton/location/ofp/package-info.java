/** Answers the requests that other nodes and clients send to this node over OFP (R42). */
package io.baton.location.ofp;
