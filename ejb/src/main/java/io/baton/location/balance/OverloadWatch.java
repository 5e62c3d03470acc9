package io.baton.location.balance;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which providers are overloaded. One is when its stress has been above the threshold for a while,
 * and until it is below another one: what moves about between the two changes nothing. Thread-safe.
 */
final class OverloadWatch {
  private final BalanceSettings settings;

  // Guarded by this.
  private final Map<String, Instant> aboveSince = new TreeMap<>();
  private final Set<String> overloaded = new TreeSet<>();

  OverloadWatch(BalanceSettings settings) {
    this.settings = settings;
  }

  /** Takes note of the stress of a provider; tells whether it is overloaded. */
  synchronized boolean look(String provider, Stress stress, Instant now) {
    if (overloaded.contains(provider)) {
      if (stress.value() <= settings.recovery()) {
        overloaded.remove(provider);
        aboveSince.remove(provider);
        BalanceLog.LOG.recovered(provider, stress.reason());
      }
    } else if (stress.value() < settings.overload()) {
      aboveSince.remove(provider);
    } else {
      aboveSince.putIfAbsent(provider, now);
      Duration above = Duration.between(aboveSince.get(provider), now);
      if (above.compareTo(settings.delay()) >= 0) {
        overloaded.add(provider);
        BalanceLog.LOG.overloaded(provider, stress.reason());
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
