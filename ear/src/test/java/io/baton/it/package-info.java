/**
 * Tests of the assembled application in a provisioned server, from outside: over HTTP and RTSP,
 * with a real player, and by the same script that operators use.
 */
package io.baton.it;
