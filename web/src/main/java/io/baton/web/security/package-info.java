/** Who may do what over HTTP, and the response headers that keep browsers out of trouble. */
package io.baton.web.security;
