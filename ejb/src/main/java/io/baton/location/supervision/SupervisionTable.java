package io.baton.location.supervision;

import io.baton.model.cluster.Supervision;
import java.util.List;
import java.util.Optional;

/**
 * Which location managers supervise which provider (R24). All nodes that know the same members and
 * the same statements come to the same table, so that after a partition is healed no provider has
 * two responsible managers. Thread-safe; never blocks.
 */
public interface SupervisionTable {
  /** Who supervises a provider; empty if there is no such provider or no manager. */
  Optional<Supervision> of(String provider);

  /** All providers, by name. */
  List<Supervision> all();

  /**
   * The manager that has to supervise an assignment: the one that is recorded with it, unless the
   * provider was moved to another by statement (R25), or the recorded one is not there any more or
   * suspected (R23); then the one that is responsible for the provider.
   */
  String supervisorOf(String provider, String recordedManager);

  /** The manager that stands in for one: its backup (R14). */
  Optional<String> backupOf(String manager);

  /** Takes in a statement of another node; an older one than known is ignored. */
  void apply(Supervision supervision);

  /** Activates backups in place of a manager that does not answer (R23), and tells the others. */
  void activateBackup(String failedManager);

  /**
   * Hands the responsibility for a provider to another manager (R25), and tells the others.
   *
   * @throws UnknownNodeException if there is no such provider, or the manager does not supervise it
   */
  Supervision transfer(String provider, String toManager);

  /**
   * Registers who is to be told that something was stated. Called on any thread: must not block.
   */
  void onChange(Runnable listener);

  /**
   * To be called every second or so: reclaims this node's own role if it was suspected though it
   * works, and tells others what they do not know yet.
   */
  void maintain();
}
