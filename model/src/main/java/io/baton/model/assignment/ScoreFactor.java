package io.baton.model.assignment;

/**
 * One consideration in judging a candidate.
 *
 * @param name what was considered, such as {@code bandwidth.available}
 * @param value what it was, in words and units: {@code "5.2 of 8.0 Gbit/s"}
 * @param contribution what it added to the score, negative if it speaks against the node
 */
public record ScoreFactor(String name, String value, double contribution) {}
