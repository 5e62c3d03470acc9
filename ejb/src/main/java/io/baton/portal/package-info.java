/** Takes clients' requests and decides who serves them. */
package io.baton.portal;
