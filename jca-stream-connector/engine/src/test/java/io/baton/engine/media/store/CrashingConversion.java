package io.baton.engine.media.store;

import io.baton.engine.media.testing.Importing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A process that converts a store and ends at a step of that, as if it were killed. */
final class CrashingConversion {
  /** What it ends with if it came to that step. */
  static final int EXIT = 42;

  private CrashingConversion() {}

  /**
   * Converts until it ends.
   *
   * @param arguments directory of the store, number of the step from 1
   */
  public static void main(String[] arguments) throws Exception {
    StoreLayout layout = new StoreLayout(Path.of(arguments[0]));
    layout.prepare();
    ContentShelf shelf = new ContentShelf(layout);
    NameTable names = new NameTable(layout, shelf);
    AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[1]));
    Consumer<ConversionStep> steps =
        step -> {
          if (left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT);
          }
        };
    conversion(layout, shelf, names, inventory(layout, shelf, names), steps).run();
  }

  static Inventory inventory(StoreLayout layout, ContentShelf shelf, NameTable names) {
    return new Inventory(layout, shelf, names, content -> 0, Clock.systemUTC());
  }

  static StoreConversion conversion(
      StoreLayout layout,
      ContentShelf shelf,
      NameTable names,
      Inventory inventory,
      Consumer<ConversionStep> steps)
      throws IOException {
    FreeSpace space =
        new FreeSpace(
            layout.root(),
            () -> Long.MAX_VALUE,
            Importing.configuration(layout.root(), Map.of()).mediaReserveBytes());
    return new StoreConversion(layout, shelf, names, inventory, space, steps);
  }
}
