/** The headers of RTSP 1.0 (RFC 2326 section 12), one value each, with parser and formatter. */
package io.baton.engine.rtsp.header;
