package io.baton.model.cluster;

/**
 * What a node measured of the pieces that another one supplied to it lately (R11): over the last 30
 * seconds in which it asked for some, and nothing older than five minutes. Numbers out of range are
 * brought into it, since they come from other nodes too.
 *
 * @param node the supplier
 * @param requests for pieces that were sent to it
 * @param hedged of these, no octet came in time, or the rest too slowly, so another one was asked
 * @param failed of these, the connection could not be made or broke, or was refused
 * @param damaged of these, the piece did not have its checksum
 * @param received bits a second that came, mean of the whole time
 * @param bandwidth bits a second while pieces came; 0 if that is not known
 * @param firstOctetMillis mean time from a request to the first octet of the answer
 */
public record SupplierCondition(
    String node,
    int requests,
    int hedged,
    int failed,
    int damaged,
    long received,
    long bandwidth,
    int firstOctetMillis) {
  /** Suppliers that a statement tells of at most: it has to fit into a datagram. */
  public static final int MOST = 8;

  /** With fewer requests nothing is said: one interruption spoils those few under way at once. */
  public static final int FEWEST_REQUESTS = 30;

  public SupplierCondition {
    requests = Math.max(0, requests);
    hedged = part(hedged, requests);
    failed = part(failed, requests - hedged);
    damaged = part(damaged, requests - hedged - failed);
    received = Math.max(0, received);
    bandwidth = Math.max(0, bandwidth);
    firstOctetMillis = Math.max(0, firstOctetMillis);
  }

  private static int part(int count, int whole) {
    return Math.max(0, Math.min(count, whole));
  }

  /** Part of the requests that were hedged, failed or damaged, 0 to 1; 0 if they are too few. */
  public double losses() {
    return isJudged() ? (hedged + failed + damaged) / (double) requests : 0;
  }

  /** Part of the bandwidth that is used, 0 to 1; 0 if that is not known. */
  public double use() {
    return isJudged() && bandwidth > 0 ? Math.min(1, received / (double) bandwidth) : 0;
  }

  private boolean isJudged() {
    return requests >= FEWEST_REQUESTS;
  }
}
