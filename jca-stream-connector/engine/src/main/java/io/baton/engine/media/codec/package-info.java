/** What codecs state about their samples: configurations, NAL units, picture order. */
package io.baton.engine.media.codec;
