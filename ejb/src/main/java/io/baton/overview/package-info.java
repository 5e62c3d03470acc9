/**
 * The cluster as people and tools see it: what the directory, the load board, the content database,
 * the supervision table and the record of assignments say, put together.
 */
package io.baton.overview;
