package io.baton.management;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaPage;
import io.baton.catalog.MediaRecord;
import io.baton.catalog.journal.MediaState;
import io.baton.management.node.NodeManagement;
import io.baton.node.NodeSettings;
import io.baton.node.NodeStatus;
import io.baton.session.SessionRegistry;
import io.baton.session.SupplyChanges;
import io.baton.support.FakeEngine;
import io.baton.support.FakeMetrics;
import io.baton.support.Samples;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

/** The management bean around an engine. */
public final class ManagementFixture {
  private ManagementFixture() {}

  public static NodeManagement management(FakeEngine engine, FakeMetrics metrics) {
    return new NodeManagement(
        () -> status(engine), engine.local(), sessions(engine), catalog(), metrics);
  }

  /** Each of which has changed its supplier once. */
  private static SessionRegistry sessions(FakeEngine engine) {
    return (SessionRegistry)
        Proxy.newProxyInstance(
            SessionRegistry.class.getClassLoader(),
            new Class<?>[] {SessionRegistry.class},
            (proxy, method, arguments) ->
                method.getName().equals("supplyChanges")
                    ? new SupplyChanges(1, List.of(Samples.change((String) arguments[0], 17)))
                    : engine.sessions());
  }

  public static NodeStatus status(FakeEngine engine) {
    return new NodeStatus(
        "node-1",
        "1.0",
        NodeSettings.ROLES,
        Samples.START,
        engine.endpoint(),
        engine.load(),
        engine.statistics(),
        7,
        true);
  }

  private static MediaCatalog catalog() {
    List<MediaRecord> records =
        List.of(
            record(MediaState.READY, Optional.empty()),
            record(MediaState.REJECTED, Optional.of("It is a text file")));
    return answering(MediaCatalog.class, new MediaPage(records.size(), records));
  }

  /** A bean that has one answer to everything. */
  private static <T> T answering(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
  }

  private static MediaRecord record(MediaState state, Optional<String> reason) {
    return new MediaRecord(
        Samples.path("film.mp4"),
        state,
        1,
        reason,
        reason.isPresent() ? Optional.empty() : Optional.of(Samples.description()),
        "ann",
        4,
        Samples.START);
  }
}
