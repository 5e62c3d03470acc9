/**
 * The memory that clients can cause, added up in one place: what each may cause is bounded, how
 * many there may be follows from what there is. Knows nothing of what the bytes are for.
 */
package io.baton.engine.memory;
