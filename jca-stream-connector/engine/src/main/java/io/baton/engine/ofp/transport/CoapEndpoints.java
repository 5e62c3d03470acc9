package io.baton.engine.ofp.transport;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAPOptionException;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.option.MapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.OptionRegistry;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.config.CoapConfig.MatcherMode;
import org.eclipse.californium.core.config.CoapConfig.TrackerMode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.ExtendedCoapStackFactory;
import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.core.network.stack.BaseCoapStack;
import org.eclipse.californium.core.network.stack.CoapStack;
import org.eclipse.californium.core.network.stack.ExchangeCleanupLayer;
import org.eclipse.californium.core.network.stack.Layer;
import org.eclipse.californium.core.network.stack.ReliabilityLayer;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/**
 * Californium set up for OFP: one thread, nothing remembered of requests that were answered (all
 * may be repeated), neither block-wise transfer nor observation.
 */
public final class CoapEndpoints {
  /** Repetition of separate answers, and of requests to begin with. */
  public static final int ACK_MILLIS = 100;

  private static final int MAX_REPEATS = 10;
  private static final int HANDSHAKE_MILLIS = 100;

  /** So many that it is the deadline of the request that ends a handshake with a busy node. */
  private static final int HANDSHAKE_REPEATS = 30;

  private static final int MAX_ASSOCIATIONS = 1000;
  private static final int MAX_WAITING_FOR_HANDSHAKE = 1000;

  private static final OptionRegistry OPTIONS =
      new MapBasedOptionRegistry(
          StandardOptionRegistry.URI_HOST,
          StandardOptionRegistry.URI_PORT,
          StandardOptionRegistry.URI_PATH,
          StandardOptionRegistry.URI_QUERY,
          StandardOptionRegistry.CONTENT_FORMAT,
          StandardOptionRegistry.ACCEPT,
          StandardOptionRegistry.MAX_AGE);

  private CoapEndpoints() {}

  /** An end point on sockets of its own; not started. */
  public static CoapEndpoint create(Connector connector, EventLoop thread) {
    Configuration configuration = configuration();
    CoapEndpoint endpoint =
        CoapEndpoint.builder()
            .setConfiguration(configuration)
            .setConnector(connector)
            .setCoapStackFactory(new Stacks())
            .setDataSerializerAndParser(new UdpDataSerializer(), new Parser())
            .build();
    endpoint.setExecutors(thread, thread);
    return endpoint;
  }

  /**
   * DTLS for senders that know the key.
   *
   * @param refused counts those that do not
   */
  public static Connector secureListener(
      InetSocketAddress address, SharedKey key, LongAdder refused) {
    return new DTLSConnector(
        dtls(address, key, DtlsRole.SERVER_ONLY).setSessionListener(new KeyAudit(refused)).build());
  }

  /**
   * DTLS towards others. It has a socket of its own, since two nodes that began handshakes with
   * each other on one pair of ports would disturb them.
   */
  public static Connector secureSender(InetSocketAddress address, SharedKey key) {
    return new DTLSConnector(dtls(address, key, DtlsRole.CLIENT_ONLY).build());
  }

  private static DtlsConnectorConfig.Builder dtls(
      InetSocketAddress address, SharedKey key, DtlsRole role) {
    return DtlsConnectorConfig.builder(configuration())
        .set(DtlsConfig.DTLS_ROLE, role)
        .setAddress(address)
        .setAdvancedPskStore(new AdvancedSinglePskStore(key.identity(), key.bytes()));
  }

  private static Configuration configuration() {
    return new Configuration(
            CoapConfig.DEFINITIONS,
            UdpConfig.DEFINITIONS,
            SystemConfig.DEFINITIONS,
            DtlsConfig.DEFINITIONS)
        .set(CoapConfig.DEDUPLICATOR, CoapConfig.NO_DEDUPLICATOR)
        .set(CoapConfig.MID_TRACKER, TrackerMode.NULL)
        .set(CoapConfig.RESPONSE_MATCHING, MatcherMode.PRINCIPAL)
        .set(CoapConfig.ACK_TIMEOUT, ACK_MILLIS, TimeUnit.MILLISECONDS)
        .set(CoapConfig.ACK_TIMEOUT_SCALE, 1f)
        .set(CoapConfig.MAX_RETRANSMIT, MAX_REPEATS)
        .set(CoapConfig.USE_MESSAGE_OFFLOADING, false)
        .set(SystemConfig.HEALTH_STATUS_INTERVAL, 0, TimeUnit.SECONDS)
        .set(UdpConfig.UDP_DATAGRAM_SIZE, NettyConnector.MAX_DATAGRAM)
        .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1)
        .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 1)
        .set(DtlsConfig.DTLS_MAX_CONNECTIONS, MAX_ASSOCIATIONS)
        .set(DtlsConfig.DTLS_MAX_DEFERRED_OUTBOUND_APPLICATION_MESSAGES, MAX_WAITING_FOR_HANDSHAKE)
        .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, HANDSHAKE_MILLIS, TimeUnit.MILLISECONDS)
        .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT_SCALE, 1f)
        .set(DtlsConfig.DTLS_RETRANSMISSION_INIT_RANDOM, 1f)
        .set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, HANDSHAKE_REPEATS);
  }

  /** Options of OFP alone: others that are critical are refused (RFC 7252 section 5.4.1). */
  public static final class Parser extends UdpDataParser {
    public Parser() {
      super(true, OPTIONS);
    }

    @Override
    public Option createOption(int code, int number, byte[] value) {
      try {
        return super.createOption(code, number, value);
      } catch (IllegalArgumentException e) {
        throw new CoAPOptionException(e.getMessage(), ResponseCode.BAD_OPTION);
      }
    }
  }

  /** The layers that OFP needs. */
  private static final class Stacks implements ExtendedCoapStackFactory {
    @Override
    public CoapStack createCoapStack(
        String protocol,
        String tag,
        Configuration configuration,
        EndpointContextMatcher matcher,
        Outbox outbox,
        Object argument) {
      return new LeanStack(configuration, outbox);
    }

    @Override
    @Deprecated
    public CoapStack createCoapStack(
        String protocol, String tag, Configuration configuration, Outbox outbox, Object argument) {
      return new LeanStack(configuration, outbox);
    }
  }

  /** Repetition and the end of exchanges, nothing else. */
  private static final class LeanStack extends BaseCoapStack {
    LeanStack(Configuration configuration, Outbox outbox) {
      super(outbox);
      setLayers(
          new Layer[] {
            new ExchangeCleanupLayer(configuration), new ReliabilityLayer(configuration)
          });
    }
  }
}
