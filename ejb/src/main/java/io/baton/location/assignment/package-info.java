/** The service location manager: makes assignments, records them, reassigns them, ends them. */
package io.baton.location.assignment;
