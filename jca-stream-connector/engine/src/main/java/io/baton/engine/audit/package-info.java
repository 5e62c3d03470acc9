/** What administrators read afterwards: logins, sessions, and attacks that limits have stopped. */
package io.baton.engine.audit;
