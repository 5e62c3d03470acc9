/** Choosing the provider of a stream: who is excluded, what each candidate costs. */
package io.baton.location.placement;
