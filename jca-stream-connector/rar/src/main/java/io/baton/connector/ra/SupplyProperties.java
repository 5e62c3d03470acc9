package io.baton.connector.ra;

import io.baton.engine.config.EngineSetting;
import jakarta.resource.spi.ConfigProperty;

/** The settings of the supply of content from other nodes. */
abstract class SupplyProperties extends PieceProperties {
  private static final long serialVersionUID = 1L;

  public String getSupplyLead() {
    return get(EngineSetting.SUPPLY_LEAD);
  }

  @ConfigProperty
  public void setSupplyLead(String value) {
    set(EngineSetting.SUPPLY_LEAD, value);
  }

  public String getSupplyLeadMax() {
    return get(EngineSetting.SUPPLY_LEAD_MAX);
  }

  @ConfigProperty
  public void setSupplyLeadMax(String value) {
    set(EngineSetting.SUPPLY_LEAD_MAX, value);
  }

  public String getSupplyPatience() {
    return get(EngineSetting.SUPPLY_PATIENCE);
  }

  @ConfigProperty
  public void setSupplyPatience(String value) {
    set(EngineSetting.SUPPLY_PATIENCE, value);
  }

  public String getSupplyGrace() {
    return get(EngineSetting.SUPPLY_GRACE);
  }

  @ConfigProperty
  public void setSupplyGrace(String value) {
    set(EngineSetting.SUPPLY_GRACE, value);
  }

  public String getSupplyCache() {
    return get(EngineSetting.SUPPLY_CACHE);
  }

  @ConfigProperty
  public void setSupplyCache(String value) {
    set(EngineSetting.SUPPLY_CACHE, value);
  }

  public String getSupplyCacheDirectory() {
    return get(EngineSetting.SUPPLY_CACHE_DIRECTORY);
  }

  @ConfigProperty
  public void setSupplyCacheDirectory(String value) {
    set(EngineSetting.SUPPLY_CACHE_DIRECTORY, value);
  }

  public String getSupplyAdopt() {
    return get(EngineSetting.SUPPLY_ADOPT);
  }

  @ConfigProperty
  public void setSupplyAdopt(String value) {
    set(EngineSetting.SUPPLY_ADOPT, value);
  }

  public String getSupplyAdoptMax() {
    return get(EngineSetting.SUPPLY_ADOPT_MAX);
  }

  @ConfigProperty
  public void setSupplyAdoptMax(String value) {
    set(EngineSetting.SUPPLY_ADOPT_MAX, value);
  }
}
