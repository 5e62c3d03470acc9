/** Uploads and their states in the database, and whether the database answers. */
package io.baton.catalog.journal;
