/** Every error that leaves over HTTP, as a problem document (RFC 9457). */
package io.baton.web.problem;
