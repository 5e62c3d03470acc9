/** Text as it may be shown. */
package io.baton.model.text;
