/**
 * Load of the providers: measured, stated by push, asked for by poll, promised but not yet used
 * (R17, R18).
 */
package io.baton.location.load;
