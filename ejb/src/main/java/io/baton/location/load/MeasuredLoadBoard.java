package io.baton.location.load;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.SupplierCondition;
import io.baton.node.NodeSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The providers' load as they tell it, and as others find that they do not. */
public final class MeasuredLoadBoard implements LoadBoard {
  /** To the node itself, and at any time. */
  private static final Optional<Duration> NO_TIME = Optional.of(Duration.ZERO);

  private final ClusterDirectory directory;
  private final VirtualContentDatabase contents;

  private final Clock clock;
  private final RoundTrips roundTrips = new RoundTrips();
  private final ConcurrentNavigableMap<String, ProviderLoad> providers =
      new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, Measured> measured = new ConcurrentHashMap<>();
  private final Duration patience;
  private final String self;

  /**
   * What an anchor said of those that supply it.
   *
   * @param received when
   */
  private record Measured(List<SupplierCondition> suppliers, Instant received) {}

  public MeasuredLoadBoard(
      ClusterDirectory directory,
      VirtualContentDatabase contents,
      LocationSettings settings,
      Clock clock) {
    this.directory = directory;
    this.contents = contents;
    this.clock = clock;
    patience = settings.patience();
    self = directory.self().name();
    directory.onChange(this::forgetWhoLeft);
  }

  private void forgetWhoLeft() {
    providers.keySet().removeIf(name -> provider(name).isEmpty());
    List<String> members = directory.nodes().stream().map(NodeAdvertisement::name).toList();
    roundTrips.retain(members);
    measured.keySet().retainAll(members);
  }

  private Optional<NodeAdvertisement> provider(String name) {
    return directory.find(name).filter(node -> node.has(NodeSettings.PROVIDER));
  }

  /** Of a member that is a provider; of anybody else nothing is kept. */
  private Optional<ProviderLoad> load(String provider) {
    ProviderLoad known = providers.get(provider);
    if (known != null) {
      return Optional.of(known);
    }
    return provider(provider)
        .map(node -> providers.computeIfAbsent(node.name(), name -> new ProviderLoad()));
  }

  @Override
  public Optional<LoadView> find(String provider) {
    ProviderLoad load = providers.get(provider);
    return load == null ? Optional.empty() : view(provider, load);
  }

  @Override
  public List<LoadView> all() {
    return providers.entrySet().stream()
        .flatMap(entry -> view(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private Optional<LoadView> view(String provider, ProviderLoad load) {
    Instant now = clock.instant();
    return provider.equals(self)
        ? load.view(now, patience, NO_TIME, NO_TIME)
        : load.view(now, patience, roundTrips.find(provider), roundTrips.age(provider, now));
  }

  /** A statement of a node that was started at another time than the member is late or early. */
  @Override
  public void accept(LoadStatement statement) {
    Optional<NodeAdvertisement> member =
        directory
            .find(statement.node())
            .filter(node -> node.incarnation() == statement.incarnation());
    member.ifPresent(
        node -> measured.put(node.name(), new Measured(statement.suppliers(), clock.instant())));
    if (member.isPresent()
        && load(statement.node())
            .filter(load -> load.accept(statement, clock.instant()))
            .isPresent()) {
      contents.stated(statement);
    }
  }

  @Override
  public List<SupplierCondition> suppliers(String anchor) {
    Instant oldest = clock.instant().minus(patience);
    return Optional.ofNullable(measured.get(anchor))
        .filter(said -> !said.received().isBefore(oldest))
        .map(Measured::suppliers)
        .orElse(List.of());
  }

  @Override
  public void assigned(String provider, String assignment, long bitrate, String place) {
    load(provider).ifPresent(load -> load.assigned(assignment, bitrate, place, clock.instant()));
  }

  @Override
  public void prepared(String assignment, LoadStatement statement) {
    accept(statement);
    load(statement.node()).ifPresent(load -> load.prepared(assignment));
  }

  @Override
  public void unassigned(String provider, String assignment) {
    load(provider).ifPresent(load -> load.unassigned(assignment, clock.instant()));
  }

  @Override
  public void silent(String provider) {
    load(provider).ifPresent(ProviderLoad::silent);
  }

  @Override
  public Optional<Duration> age(String provider) {
    return Optional.ofNullable(providers.get(provider)).flatMap(load -> load.age(clock.instant()));
  }

  @Override
  public void roundTrip(String node, Duration time) {
    roundTrips.measured(node, time.toNanos(), clock.instant());
  }
}
