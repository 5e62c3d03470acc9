/**
 * The service provider of this node: prepares and gives back what location managers assign to it.
 */
package io.baton.location.provider;
