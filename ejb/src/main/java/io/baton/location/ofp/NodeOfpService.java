package io.baton.location.ofp;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.OfpFailures;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Drain;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.PollLoad;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.Prepared;
import io.baton.connector.ofp.PushLoad;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.QueryDrain;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Supervise;
import io.baton.connector.ofp.Withdraw;
import io.baton.location.assignment.AnchorHandoff;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.location.assignment.AssignmentLog;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.location.load.LoadBoard;
import io.baton.location.provider.NodeDrain;
import io.baton.location.provider.ServiceProvider;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.NodeState;
import io.baton.node.NodeSettings;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Answers the requests of other nodes with what this one does: checks that it has the role and that
 * the request is sound, and hands it on. A plain object, for it is called tens of thousands of
 * times a second.
 */
public final class NodeOfpService implements OfpService {
  private final ClusterDirectory directory;
  private final ServiceLocationManager manager;
  private final ServiceProvider provider;
  private final AnchoredSupply supply;
  private final AnchorHandoff anchor;
  private final NodeDrain drain;
  private final LoadBoard loads;
  private final SupervisionTable supervision;
  private final NodeSettings settings;

  public NodeOfpService(
      NodeSettings settings,
      ClusterDirectory directory,
      ServiceLocationManager manager,
      ServiceProvider provider,
      AnchoredSupply supply,
      AnchorHandoff anchor,
      NodeDrain drain,
      LoadBoard loads,
      SupervisionTable supervision) {
    this.settings = settings;
    this.directory = directory;
    this.manager = manager;
    this.provider = provider;
    this.supply = supply;
    this.anchor = anchor;
    this.drain = drain;
    this.loads = loads;
    this.supervision = supervision;
  }

  @Override
  public Located locate(Locate request) {
    require(settings.has(NodeSettings.PORTAL) || settings.has(NodeSettings.SLM), "portal");
    OfpChecks.check(request);
    return guarded(() -> manager.locate(request));
  }

  @Override
  public CompletionStage<Assigned> assign(Assign request) {
    require(NodeSettings.SLM);
    OfpChecks.check(request);
    return guardedStage(() -> manager.assign(request));
  }

  @Override
  public CompletionStage<Done> release(Release request) {
    require(NodeSettings.SLM);
    OfpChecks.checkId(request.assignment());
    return guardedStage(() -> manager.release(request));
  }

  @Override
  public CompletionStage<Prepared> prepare(Prepare request) {
    require(NodeSettings.PROVIDER);
    OfpChecks.check(request);
    return guardedStage(() -> provider.prepare(request));
  }

  @Override
  public CompletionStage<Done> withdraw(Withdraw request) {
    require(NodeSettings.PROVIDER);
    OfpChecks.checkId(request.assignment());
    return guardedStage(() -> provider.withdraw(request));
  }

  /** Its holder and its anchor are notified as well, when another manager takes it over (R23). */
  @Override
  public Done inform(Inform request) {
    AssignmentRecord record = request.record();
    OfpChecks.check(record);
    boolean holder = isSelf(record.provider(), NodeSettings.PROVIDER);
    boolean anchor = isSelf(record.anchor(), NodeSettings.PORTAL);
    require(holder || anchor || settings.has(NodeSettings.SLM), NodeSettings.SLM);
    return guarded(
        () -> {
          if (holder) {
            provider.supervised(record);
          }
          if (anchor) {
            supply.supervised(record);
          }
          if (settings.has(NodeSettings.SLM)) {
            manager.inform(record);
          }
          return Done.DONE;
        });
  }

  /** Portals judge candidates as well (R28), so they get load statements too. */
  @Override
  public Done pushLoad(PushLoad request) {
    require(settings.has(NodeSettings.SLM) || settings.has(NodeSettings.PORTAL), "slm");
    OfpChecks.checkName(request.load().node());
    return guarded(
        () -> {
          loads.accept(request.load());
          return Done.DONE;
        });
  }

  @Override
  public LoadStatement pollLoad(PollLoad request) {
    require(NodeSettings.PROVIDER);
    return guarded(provider::load);
  }

  @Override
  public CatalogPage queryCatalog(QueryCatalog request) {
    require(NodeSettings.PROVIDER);
    return guarded(() -> provider.catalog(request));
  }

  @Override
  public NodeState queryStatus(QueryStatus request) {
    return guarded(
        () -> {
          NodeAdvertisement self = directory.self();
          return new NodeState(
              self.name(), self.incarnation(), self.roles(), manager.load(), manager.pending());
        });
  }

  @Override
  public Done supervise(Supervise request) {
    OfpChecks.checkName(request.supervision().provider());
    return guarded(
        () -> {
          supervision.apply(request.supervision());
          return Done.DONE;
        });
  }

  @Override
  public DrainStatus drain(Drain request) {
    OfpChecks.check(request, directory.self().name());
    return guarded(() -> drain.drain(request));
  }

  @Override
  public DrainStatus queryDrain(QueryDrain request) {
    return guarded(drain::status);
  }

  @Override
  public CompletionStage<HandedOff> handOff(Handoff request) {
    require(NodeSettings.PORTAL);
    OfpChecks.check(request);
    return guardedStage(() -> anchor.handOff(request));
  }

  @Override
  public boolean isMember(InetAddress address) {
    return directory.hasAddress(address);
  }

  private boolean isSelf(String name, String role) {
    return settings.has(role) && name.equals(directory.self().name());
  }

  private void require(String role) {
    require(settings.has(role), role);
  }

  private static void require(boolean present, String role) {
    if (!present) {
      throw new OfpException(OfpStatus.WRONG_ROLE, "The node does not have the role " + role);
    }
  }

  private static <R> CompletionStage<R> guardedStage(Supplier<CompletionStage<R>> call) {
    return guarded(call)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(known(failure)));
  }

  /** The sender learns that something broke, and the log what. */
  private static <R> R guarded(Supplier<R> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw known(e);
    }
  }

  private static OfpException known(Throwable failure) {
    OfpException known = OfpFailures.of(failure);
    if (known.status() == OfpStatus.INTERNAL) {
      AssignmentLog.LOG.broke(known.getCause() == null ? known : known.getCause());
    }
    return known;
  }
}
