package io.baton.engine.ofp.message;

import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import java.util.List;

/**
 * Cuts answers to size. Lists may be shorter than the service made them: the worst candidates are
 * left out, and a page of a catalog ends sooner.
 */
public final class AnswerFit {
  /** Payload that fits into a datagram of any network with its headers, in bytes. */
  public static final int DATAGRAM = 1152;

  /** Most bytes of payload ever sent: the network takes such a datagram apart. */
  public static final int MAX_PAYLOAD = 7168;

  private AnswerFit() {}

  /**
   * An answer as bytes.
   *
   * @param limit bytes that a list is cut to; one element always stays
   * @throws OfpException if it has more than {@link #MAX_PAYLOAD} bytes all the same
   */
  public static byte[] encode(Object answer, MessageCodec codec, int limit) {
    Object fitting = answer;
    byte[] bytes = codec.encode(answer);
    while (bytes.length > limit) {
      int elements = elements(fitting);
      if (elements <= 1) {
        break;
      }
      int kept = (int) ((long) elements * limit / bytes.length);
      fitting = first(fitting, Math.max(1, Math.min(kept, elements - 1)));
      bytes = codec.encode(fitting);
    }
    if (bytes.length > MAX_PAYLOAD) {
      throw new OfpException(OfpStatus.INTERNAL, "the answer does not fit into a datagram");
    }
    return bytes;
  }

  private static int elements(Object answer) {
    if (answer instanceof Located located) {
      return located.candidates().size();
    }
    return answer instanceof CatalogPage page ? page.copies().size() : 1;
  }

  private static Object first(Object answer, int count) {
    if (answer instanceof Located located) {
      return new Located(located.mode(), head(located.candidates(), count));
    }
    CatalogPage page = (CatalogPage) answer;
    return new CatalogPage(
        page.node(), page.incarnation(), page.version(), head(page.copies(), count), false);
  }

  private static <T> List<T> head(List<T> list, int count) {
    return list.subList(0, count);
  }
}
