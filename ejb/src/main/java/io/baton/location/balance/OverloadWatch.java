package io.baton.location.balance;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Which providers are overloaded, or which links. One is when its stress has been above the
 * threshold for a while, and until it is below another one: what moves about between the two
 * changes nothing. Thread-safe.
 */
final class OverloadWatch {
  private final BalanceSettings settings;
  private final BiConsumer<String, String> onOverload;
  private final BiConsumer<String, String> onRecovery;

  // Guarded by this.
  private final Map<String, Instant> aboveSince = new TreeMap<>();
  private final Set<String> overloaded = new TreeSet<>();

  /** Of providers. */
  OverloadWatch(BalanceSettings settings) {
    this(settings, BalanceLog.LOG::overloaded, BalanceLog.LOG::recovered);
  }

  /**
   * Of whatever has a name.
   *
   * @param onOverload told the name, and why
   * @param onRecovery the same
   */
  OverloadWatch(
      BalanceSettings settings,
      BiConsumer<String, String> onOverload,
      BiConsumer<String, String> onRecovery) {
    this.settings = settings;
    this.onOverload = onOverload;
    this.onRecovery = onRecovery;
  }

  /** Takes note of the stress of a provider; tells whether it is overloaded. */
  synchronized boolean look(String provider, Stress stress, Instant now) {
    if (overloaded.contains(provider)) {
      if (stress.value() <= settings.recovery()) {
        overloaded.remove(provider);
        aboveSince.remove(provider);
        onRecovery.accept(provider, stress.reason());
      }
    } else if (stress.value() < settings.overload()) {
      aboveSince.remove(provider);
    } else {
      aboveSince.putIfAbsent(provider, now);
      Duration above = Duration.between(aboveSince.get(provider), now);
      if (above.compareTo(settings.delay()) >= 0) {
        overloaded.add(provider);
        onOverload.accept(provider, stress.reason());
      }
    }
    return overloaded.contains(provider);
  }

  /** Only of these anything is known from now on. */
  synchronized void retain(Set<String> providers) {
    aboveSince.keySet().retainAll(providers);
    overloaded.retainAll(providers);
  }

  synchronized Set<String> overloaded() {
    return Set.copyOf(overloaded);
  }
}
