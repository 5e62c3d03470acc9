package io.baton.model.cluster;

/**
 * What a provider has promised to send to a place (R20).
 *
 * @param place label of the place
 * @param bandwidth bits a second, reservations included
 */
public record PlacePromise(String place, long bandwidth) {}
