package io.baton.client.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * A stream and the node that it was assigned to.
 *
 * @param id of the assignment and of the session that it becomes
 * @param path name of the media
 * @param client address of the client
 * @param user authenticated user, if any
 * @param mode {@code relay}, {@code direct} or {@code redirect}
 * @param anchor node that the client talks to
 * @param manager location manager that supervises it
 * @param provider node that sends the media
 * @param bitrate bits a second counted for it
 * @param made when, ISO 8601
 * @param epoch how often it was made or moved
 * @param explanation why this provider; only if one assignment was asked for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Assignment(
    String id,
    String path,
    String client,
    Optional<String> user,
    String mode,
    String anchor,
    String manager,
    String provider,
    long bitrate,
    String made,
    long epoch,
    Optional<List<Factor>> explanation) {}
