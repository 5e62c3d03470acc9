/**
 * Finding the right node: who has what (content databases), how busy everyone is, who supervises
 * whom, and the service location manager that chooses.
 */
package io.baton.location;
