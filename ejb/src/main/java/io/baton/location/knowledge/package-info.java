/** Builds what the node knows for the location of services, and keeps it up to date. */
package io.baton.location.knowledge;
