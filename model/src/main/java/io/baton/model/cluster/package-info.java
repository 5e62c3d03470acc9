/** What nodes state about themselves and each other: load, role, supervision. */
package io.baton.model.cluster;
