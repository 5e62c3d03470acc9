package io.baton.engine.session;

import io.baton.engine.media.Content;
import io.baton.engine.supply.Supply;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.MediaPath;
import java.net.InetAddress;

/**
 * Who wants what.
 *
 * @param uri the presentation's URI as the client wrote it, without a track
 * @param path what was asked for
 * @param content what is sent
 * @param supply where its pieces come from; the session closes it
 * @param client where the request came from; RTP goes nowhere else
 * @param user authenticated user, empty if anonymous
 * @param userAgent what the client calls itself, empty if it does not say
 * @param transport UDP or interleaved
 * @param anchored whether the client's requests come through another node, which acts for it
 * @param direct whether they do, and its media goes from this one to the client itself
 */
public record SessionRequest(
    String uri,
    MediaPath path,
    Content content,
    Supply supply,
    InetAddress client,
    String user,
    String userAgent,
    DeliveryTransport transport,
    boolean anchored,
    boolean direct) {}
