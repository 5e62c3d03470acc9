/** Where a request would be served, and why. */
package io.baton.web.cluster.location;
