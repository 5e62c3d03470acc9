/**
 * Hands running streams over to other suppliers by what is measured: from nodes that are
 * overloaded, and to nodes that are much better suited (R7).
 */
package io.baton.location.balance;
