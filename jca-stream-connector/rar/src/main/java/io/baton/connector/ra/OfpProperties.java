package io.baton.connector.ra;

import io.baton.engine.config.EngineSetting;
import jakarta.resource.spi.ConfigProperty;

/** The settings of OFP. */
abstract class OfpProperties extends SettingProperties {
  private static final long serialVersionUID = 1L;

  public String getOfpHost() {
    return get(EngineSetting.OFP_HOST);
  }

  @ConfigProperty
  public void setOfpHost(String value) {
    set(EngineSetting.OFP_HOST, value);
  }

  public String getOfpPort() {
    return get(EngineSetting.OFP_PORT);
  }

  @ConfigProperty
  public void setOfpPort(String value) {
    set(EngineSetting.OFP_PORT, value);
  }

  public String getOfpsPort() {
    return get(EngineSetting.OFPS_PORT);
  }

  @ConfigProperty
  public void setOfpsPort(String value) {
    set(EngineSetting.OFPS_PORT, value);
  }

  public String getOfpPskFile() {
    return get(EngineSetting.OFP_PSK_FILE);
  }

  @ConfigProperty
  public void setOfpPskFile(String value) {
    set(EngineSetting.OFP_PSK_FILE, value);
  }

  public String getOfpPsk() {
    return get(EngineSetting.OFP_PSK);
  }

  @ConfigProperty
  public void setOfpPsk(String value) {
    set(EngineSetting.OFP_PSK, value);
  }

  public String getOfpPskIdentity() {
    return get(EngineSetting.OFP_PSK_IDENTITY);
  }

  @ConfigProperty
  public void setOfpPskIdentity(String value) {
    set(EngineSetting.OFP_PSK_IDENTITY, value);
  }

  public String getOfpTrustAddresses() {
    return get(EngineSetting.OFP_TRUST_ADDRESSES);
  }

  @ConfigProperty
  public void setOfpTrustAddresses(String value) {
    set(EngineSetting.OFP_TRUST_ADDRESSES, value);
  }

  public String getRtpServiceAddress() {
    return get(EngineSetting.RTP_SERVICE_ADDRESS);
  }

  @ConfigProperty
  public void setRtpServiceAddress(String value) {
    set(EngineSetting.RTP_SERVICE_ADDRESS, value);
  }
}
