package io.baton.model.assignment;

/**
 * What a stream would cost (R21), as estimated before it is placed.
 *
 * @param provider bits a second that its provider would send
 * @param anchor bits a second that the node which the client talks to would pass on; 0 if it passes
 *     nothing on
 */
public record StreamCost(long provider, long anchor) {}
