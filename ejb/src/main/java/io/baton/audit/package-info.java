/** Who did what: a log category of its own, {@code io.baton.audit}. */
package io.baton.audit;
