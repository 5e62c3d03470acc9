/** Which provider serves a viewer, and why it was chosen (R22, R23). */
package io.baton.model.assignment;
