/** Uploads while they come in. */
package io.baton.catalog.upload;
