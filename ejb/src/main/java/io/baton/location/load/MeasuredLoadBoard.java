package io.baton.location.load;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.model.cluster.LoadStatement;
import io.baton.node.NodeSettings;
import io.baton.node.SteadyClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The providers' load as they tell it, and as others find that they do not. */
@Singleton
@Startup
@DependsOn("OfpVirtualContentDatabase")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MeasuredLoadBoard implements LoadBoard {
  /** To the node itself, and at any time. */
  private static final Optional<Duration> NO_TIME = Optional.of(Duration.ZERO);

  @EJB private ClusterDirectory directory;
  @EJB private VirtualContentDatabase contents;

  private final Clock clock;
  private final RoundTrips roundTrips = new RoundTrips();
  private final ConcurrentNavigableMap<String, ProviderLoad> providers =
      new ConcurrentSkipListMap<>();
  private Duration patience;
  private String self;

  /** For the container. */
  public MeasuredLoadBoard() {
    clock = SteadyClock.system();
  }

  public MeasuredLoadBoard(
      ClusterDirectory directory,
      VirtualContentDatabase contents,
      LocationSettings settings,
      Clock clock) {
    this.directory = directory;
    this.contents = contents;
    this.clock = clock;
    follow(settings);
  }

  @PostConstruct
  void start() {
    directory = directory.direct();
    follow(LocationSettings.current());
  }

  private void follow(LocationSettings settings) {
    patience = settings.patience();
    self = directory.self().name();
    directory.onChange(this::forgetWhoLeft);
  }

  private void forgetWhoLeft() {
    providers.keySet().removeIf(name -> provider(name).isEmpty());
    roundTrips.retain(directory.nodes().stream().map(NodeAdvertisement::name).toList());
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

  /** Declared here, because the permission for all is for methods of this class. */
  @Override
  public LoadBoard direct() {
    return this;
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
    boolean member =
        provider(statement.node())
            .filter(node -> node.incarnation() == statement.incarnation())
            .isPresent();
    if (member
        && load(statement.node())
            .filter(load -> load.accept(statement, clock.instant()))
            .isPresent()) {
      contents.stated(statement);
    }
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
