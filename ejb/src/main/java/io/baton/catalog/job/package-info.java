/** Imports as jobs: queued, run, retried, recovered. */
package io.baton.catalog.job;
