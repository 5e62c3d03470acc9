/** Guesses of passwords: who failed how often, from where, and how long the next attempt waits. */
package io.baton.engine.login;
