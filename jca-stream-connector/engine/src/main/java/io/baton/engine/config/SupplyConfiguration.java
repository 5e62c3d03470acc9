package io.baton.engine.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The settings of the supply of content from other nodes. */
abstract class SupplyConfiguration extends PieceConfiguration {
  SupplyConfiguration(Function<String, Optional<String>> source) {
    super(source);
  }

  final void validateSupply() {
    supplyLead();
    supplyLeadOctets();
    supplyPatience();
    supplyGrace();
    supplyCacheOctets();
    supplyCacheDirectory();
    supplyAdopt();
    supplyAdoptOctets();
  }

  public Duration supplyLead() {
    return Duration.ofSeconds(number(EngineSetting.SUPPLY_LEAD, 1, 60));
  }

  public long supplyLeadOctets() {
    return number(EngineSetting.SUPPLY_LEAD_MAX, 4, 1024) << 20;
  }

  public Duration supplyPatience() {
    return Duration.ofMillis(number(EngineSetting.SUPPLY_PATIENCE, 20, 5000));
  }

  public Duration supplyGrace() {
    return Duration.ofSeconds(number(EngineSetting.SUPPLY_GRACE, 1, 300));
  }

  public long supplyCacheOctets() {
    return number(EngineSetting.SUPPLY_CACHE, 32, 1_048_576) << 20;
  }

  public boolean supplyAdopt() {
    return truth(EngineSetting.SUPPLY_ADOPT);
  }

  public long supplyAdoptOctets() {
    return number(EngineSetting.SUPPLY_ADOPT_MAX, 64, 1_073_741_824) << 20;
  }

  /** That of the media store, unless it is another one. */
  public Path supplyCacheDirectory() {
    return path(EngineSetting.SUPPLY_CACHE_DIRECTORY).orElseGet(this::mediaStore);
  }
}
