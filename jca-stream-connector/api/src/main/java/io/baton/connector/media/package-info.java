/** The media store of a node. */
package io.baton.connector.media;
