package io.baton.connector.ra;

import io.baton.connector.StreamConnection;
import io.baton.connector.StreamUnavailableException;
import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.Objects;
import javax.transaction.xa.XAResource;

/**
 * Hosts the streaming engine in the server: started with the adapter, stopped with it. The engine's
 * requests and events go to the message-driven beans activated here.
 */
@Connector(
    displayName = "Baton streaming connector",
    vendorName = "Baton",
    eisType = "RTSP/RTP",
    version = "1.0",
    transactionSupport = TransactionSupport.TransactionSupportLevel.NoTransaction)
public class BatonResourceAdapter extends EngineProperties {
  private static final long serialVersionUID = 1L;
  private static final Duration BINDING_LIMIT = Duration.ofSeconds(10);

  private String rtspSocketBinding = "rtsp";
  private String rtspsSocketBinding = "rtsps";
  private String rtpSocketBinding = "rtp";
  private String ofpSocketBinding = "ofp";
  private String ofpsSocketBinding = "ofps";
  private String piecesSocketBinding = "baton-pieces";
  private transient volatile HostedEngine engine;

  /** Socket binding of RTSP, used unless a port is configured. */
  public String getRtspSocketBinding() {
    return rtspSocketBinding;
  }

  @ConfigProperty(defaultValue = "rtsp")
  public void setRtspSocketBinding(String name) {
    rtspSocketBinding = name;
  }

  /** Socket binding of RTSP over TLS, used if a keystore is configured and a port is not. */
  public String getRtspsSocketBinding() {
    return rtspsSocketBinding;
  }

  @ConfigProperty(defaultValue = "rtsps")
  public void setRtspsSocketBinding(String name) {
    rtspsSocketBinding = name;
  }

  /** Socket binding of RTP, used unless a port is configured; RTCP is one port above. */
  public String getRtpSocketBinding() {
    return rtpSocketBinding;
  }

  @ConfigProperty(defaultValue = "rtp")
  public void setRtpSocketBinding(String name) {
    rtpSocketBinding = name;
  }

  /** Socket binding of OFP, used unless a port is configured. */
  public String getOfpSocketBinding() {
    return ofpSocketBinding;
  }

  @ConfigProperty(defaultValue = "ofp")
  public void setOfpSocketBinding(String name) {
    ofpSocketBinding = name;
  }

  /** Socket binding of OFP over DTLS, used if a key is configured and a port is not. */
  public String getOfpsSocketBinding() {
    return ofpsSocketBinding;
  }

  @ConfigProperty(defaultValue = "ofps")
  public void setOfpsSocketBinding(String name) {
    ofpsSocketBinding = name;
  }

  /** Socket binding of pieces, used unless a port is configured. */
  public String getPiecesSocketBinding() {
    return piecesSocketBinding;
  }

  @ConfigProperty(defaultValue = "baton-pieces")
  public void setPiecesSocketBinding(String name) {
    piecesSocketBinding = name;
  }

  @Override
  public void start(BootstrapContext context) throws ResourceAdapterInternalException {
    SettingNames.unknown(System.getProperties()).forEach(ConnectorLog.LOG::unknownSetting);
    engine = HostedEngine.start(configuration(), context.getWorkManager());
  }

  private EngineConfiguration configuration() throws ResourceAdapterInternalException {
    try {
      return new ServerSettings(
              this, System.getProperties(), new WildFlySocketBindings(BINDING_LIMIT))
          .configuration();
    } catch (ConfigurationException e) {
      throw new ResourceAdapterInternalException(e.getMessage(), e);
    }
  }

  @Override
  public void stop() {
    HostedEngine stopping = engine;
    engine = null;
    if (stopping != null) {
      stopping.close();
    }
  }

  @Override
  public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec)
      throws ResourceException {
    HostedEngine running = engine;
    if (running == null) {
      throw new ResourceException("The streaming engine is not running");
    }
    running.endpointOf(spec).attach(factory);
  }

  @Override
  public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
    HostedEngine running = engine;
    if (running != null) {
      running.endpointOf(spec).detach(factory);
    }
  }

  @Override
  public XAResource[] getXAResources(ActivationSpec[] specs) {
    return new XAResource[0];
  }

  /** The running engine. */
  StreamConnection connection() throws StreamUnavailableException {
    HostedEngine running = engine;
    if (running == null) {
      throw new StreamUnavailableException("The streaming engine is not running", null);
    }
    return running.connection();
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof BatonResourceAdapter adapter
        && Objects.equals(rtspSocketBinding, adapter.rtspSocketBinding)
        && Objects.equals(rtspsSocketBinding, adapter.rtspsSocketBinding)
        && Objects.equals(rtpSocketBinding, adapter.rtpSocketBinding)
        && Objects.equals(ofpSocketBinding, adapter.ofpSocketBinding)
        && Objects.equals(ofpsSocketBinding, adapter.ofpsSocketBinding)
        && Objects.equals(piecesSocketBinding, adapter.piecesSocketBinding);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        super.hashCode(),
        rtspSocketBinding,
        rtspsSocketBinding,
        rtpSocketBinding,
        ofpSocketBinding,
        ofpsSocketBinding,
        piecesSocketBinding);
  }
}
