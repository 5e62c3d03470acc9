package io.baton.engine.media.store;

import io.baton.engine.media.ContentFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** A process that adopts a film and ends at a step of that, as if it were killed. */
final class CrashingAdoption {
  /** What it ends with if it came to that step. */
  static final int EXIT = 42;

  private CrashingAdoption() {}

  /**
   * Adopts until it ends.
   *
   * @param arguments directory of the store, directory of the content, name of the step
   */
  public static void main(String[] arguments) throws Exception {
    StoreLayout layout = new StoreLayout(Path.of(arguments[0]));
    layout.prepare();
    AdoptionStep last = AdoptionStep.valueOf(arguments[2]);
    Consumer<AdoptionStep> steps =
        step -> {
          if (step == last) {
            Runtime.getRuntime().halt(EXIT);
          }
        };
    ContentFiles from = ContentFiles.in(Path.of(arguments[1]));
    try (CopyDraft draft =
        copies(layout, Long.MAX_VALUE, steps)
            .begin(CopyStoreTest.FILM, "node-2", CopyStoreTest.manifest(from))
            .orElseThrow()) {
      CopyStoreTest.fill(draft, from);
      draft.publish();
    }
  }

  /** The copies in a store that has been prepared. */
  static CopyStore copies(StoreLayout layout, long most, Consumer<AdoptionStep> steps)
      throws IOException {
    ContentShelf shelf = new ContentShelf(layout);
    NameTable names = new NameTable(layout, shelf);
    Inventory inventory = new Inventory(layout, shelf, names, content -> 0, Clock.systemUTC());
    FreeSpace space = new FreeSpace(layout.root(), () -> Long.MAX_VALUE, 0);
    return new CopyStore(layout, shelf, names, inventory, space, most, steps);
  }
}
