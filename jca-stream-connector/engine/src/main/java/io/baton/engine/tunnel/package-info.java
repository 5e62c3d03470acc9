/**
 * RTSP in a pair of HTTP connections, as players do behind firewalls (Apple, "Tunnelling QuickTime
 * RTSP and RTP over HTTP"): answers and media come over a GET, requests go in base64 over a POST.
 */
package io.baton.engine.tunnel;
