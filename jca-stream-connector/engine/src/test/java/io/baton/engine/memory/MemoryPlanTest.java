package io.baton.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryPlanTest {
  private static final long MIB = 1 << 20;

  private static EngineConfiguration configuration(Map<String, String> settings) {
    return EngineConfiguration.read(
        key ->
            Optional.ofNullable(
                settings.getOrDefault(key, key.equals("baton.media.store") ? "unused" : null)));
  }

  @Test
  void theDefaultsFitIntoTheDefaultHeap() {
    EngineConfiguration defaults = configuration(Map.of());
    MemoryPlan plan = MemoryPlan.of(defaults, 1024 * MIB, 1024 * MIB);
    assertThat(plan.connections()).isEqualTo(defaults.maxConnections());
    assertThat(plan.media() / plan.mediaPerClient()).isGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(longs = {64, 128, 256, 512, 1024, 4096, 65536})
  void allThatClientsCanCauseFits(long mib) {
    MemoryPlan plan = MemoryPlan.of(configuration(Map.of()), mib * MIB, (mib + 128) * MIB);
    assertThat(plan.connections() * plan.directPerConnection() + plan.media())
        .isLessThanOrEqualTo(mib * MIB * 8 / 10);
    assertThat(plan.connections() * plan.heapPerConnection())
        .isLessThan((mib + 128) * MIB * 6 / 10);
    assertThat(plan.connections()).isBetween(16, 10_000);
  }

  @Test
  void aLimitThatIsSetLowIsNoLackOfMemory() {
    EngineConfiguration one = configuration(Map.of("baton.rtsp.max.connections", "1"));
    assertThat(MemoryPlan.of(one, 1024 * MIB, 1024 * MIB).connections()).isEqualTo(1);
  }

  @Test
  void tooLittleMemoryIsAnErrorThatNamesTheSetting() {
    EngineConfiguration large = configuration(Map.of("baton.rtsp.max.body", "1048576"));
    assertThatThrownBy(() -> MemoryPlan.of(large, 32 * MIB, 256 * MIB))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("baton.rtsp.max.body=1048576")
        .hasMessageContaining("-XX:MaxDirectMemorySize");
    assertThatThrownBy(() -> MemoryPlan.of(configuration(Map.of()), 1024 * MIB, 64 * MIB))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("baton.admission.max.sessions=5000");
  }

  @Test
  void tooManySessionsAreAnErrorThatSaysHowManyFit() {
    EngineConfiguration many = configuration(Map.of("baton.admission.max.sessions", "100000"));
    assertThatThrownBy(() -> MemoryPlan.of(many, 1024 * MIB, 1024 * MIB))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("baton.admission.max.sessions=100000")
        .hasMessageContaining("expected 75475 at most in this heap");
  }
}
