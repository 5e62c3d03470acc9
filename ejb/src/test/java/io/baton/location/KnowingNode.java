package io.baton.location;

import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.LoadStatement;
import io.baton.connector.ofp.PollLoad;
import io.baton.connector.ofp.PushLoad;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.Supervise;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeEngine;
import io.baton.support.OfpNetwork;
import io.baton.support.StubOfpService;
import io.baton.support.TestClock;
import java.util.Properties;

/** A node with all that it knows of the others, in a network in memory. */
final class KnowingNode {
  final FakeEngine engine = new FakeEngine();
  final FakeClusterDirectory directory;
  final MediaStoreContentDatabase own;
  final OfpVirtualContentDatabase contents;
  final CountedPlacePromises promises;
  final EngineLoadMeter meter;
  final MeasuredLoadBoard board;
  final StatedSupervisionTable supervision;
  final LoadExchange exchange;

  /** How many copies a page has, as the end point would cut it. */
  int pageLimit = Integer.MAX_VALUE;

  KnowingNode(OfpNetwork network, TestClock clock, FakeClusterDirectory directory) {
    this(network, clock, directory, LocationSettings.read(new Properties()));
  }

  KnowingNode(
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
