/** Answers requests, one handler for each RTSP method. */
package io.baton.engine.server.request;
