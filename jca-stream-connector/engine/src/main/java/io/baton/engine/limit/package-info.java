/**
 * Limits that hold for the engine as a whole: the memory that clients can cause, and how often a
 * limit is logged.
 */
package io.baton.engine.limit;
