package io.baton.support;

import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.PollLoad;
import io.baton.connector.ofp.PushLoad;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.Supervise;
import io.baton.location.content.MediaStoreContentDatabase;
import io.baton.location.content.OfpVirtualContentDatabase;
import io.baton.location.load.CountedPlacePromises;
import io.baton.location.load.EngineLoadMeter;
import io.baton.location.load.LoadExchange;
import io.baton.location.load.LocationSettings;
import io.baton.location.load.MeasuredLoadBoard;
import io.baton.location.supervision.StatedSupervisionTable;
import io.baton.model.cluster.LoadStatement;
import java.util.Properties;

/** A node with all that it knows of the others, in a network in memory. */
public final class KnowingNode {
  public final FakeEngine engine = new FakeEngine();
  public final FakeClusterDirectory directory;
  public final MediaStoreContentDatabase own;
  public final OfpVirtualContentDatabase contents;
  public final CountedPlacePromises promises;
  public final EngineLoadMeter meter;
  public final MeasuredLoadBoard board;
  public final StatedSupervisionTable supervision;
  public final LoadExchange exchange;

  /** How many copies a page has, as the end point would cut it. */
  public int pageLimit = Integer.MAX_VALUE;

  public KnowingNode(OfpNetwork network, TestClock clock, FakeClusterDirectory directory) {
    this(network, clock, directory, LocationSettings.read(new Properties()));
  }

  public KnowingNode(
      OfpNetwork network,
      TestClock clock,
      FakeClusterDirectory directory,
      LocationSettings settings) {
    this.directory = directory;
    engine.connect(network.join(directory.self().name()));
    NodeMessenger messenger = network.messenger(directory.self().name());
    own = new MediaStoreContentDatabase(engine.local(), directory);
    contents = new OfpVirtualContentDatabase(directory, own, messenger, Runnable::run, clock);
    promises = new CountedPlacePromises(directory, settings.network());
    meter = new EngineLoadMeter(engine.local(), directory, own, promises, clock);
    board = new MeasuredLoadBoard(directory, contents, settings, clock);
    supervision = new StatedSupervisionTable(directory, messenger, clock);
    exchange =
        new LoadExchange(
            directory,
            meter,
            board,
            messenger,
            settings.pushTimeout(),
            () -> clock.millis() * 1_000_000);
    messenger.serve(new Service());
  }

  private final class Service extends StubOfpService {
    @Override
    public Done pushLoad(PushLoad request) {
      board.accept(request.load());
      return Done.DONE;
    }

    @Override
    public LoadStatement pollLoad(PollLoad request) {
      return meter.measure();
    }

    @Override
    public CatalogPage queryCatalog(QueryCatalog request) {
      CatalogPage page = own.page(request);
      return page.copies().size() <= pageLimit
          ? page
          : new CatalogPage(
              page.node(),
              page.incarnation(),
              page.version(),
              page.copies().subList(0, pageLimit),
              false);
    }

    @Override
    public Done supervise(Supervise request) {
      supervision.apply(request.supervision());
      return Done.DONE;
    }
  }
}
