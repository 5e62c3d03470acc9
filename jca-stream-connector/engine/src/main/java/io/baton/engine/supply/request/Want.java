package io.baton.engine.supply.request;

import io.baton.engine.supply.cache.Piece;

/**
 * One session's need of a piece that is absent.
 *
 * @param piece what is needed; the one who needs it has pinned it
 * @param choice who may supply it
 * @param dueAt when it is needed, nanoseconds since 1970
 * @param packet index, in its track, of the first packet that needs it
 * @param arrived runs when the piece is there
 */
public record Want(Piece piece, SupplierChoice choice, long dueAt, long packet, Runnable arrived) {}
