/** Sessions with RTSP servers (RFC 2326). */
package io.baton.client.rtsp;
