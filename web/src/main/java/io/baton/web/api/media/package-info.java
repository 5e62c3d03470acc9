/** Media as resources of the service. */
package io.baton.web.api.media;
