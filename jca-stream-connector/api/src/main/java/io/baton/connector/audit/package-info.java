/** The audit log: who did what, from where. */
package io.baton.connector.audit;
