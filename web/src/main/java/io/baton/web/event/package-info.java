/** The stream of events, for those who would otherwise ask again and again. */
package io.baton.web.event;
