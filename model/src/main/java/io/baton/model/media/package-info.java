/** What is streamed: content, its tracks, and the paths it is known by. */
package io.baton.model.media;
