/**
 * The audit log: who did what, from where; and reports of what happens too often for a line each.
 */
package io.baton.connector.audit;
