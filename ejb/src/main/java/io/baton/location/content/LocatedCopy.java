package io.baton.location.content;

import io.baton.model.media.MediaCopy;

/**
 * A copy of a piece of media and the node that holds it: a candidate of its own, even if the node
 * holds the content more than once (R29).
 */
public record LocatedCopy(String node, MediaCopy copy) {}
