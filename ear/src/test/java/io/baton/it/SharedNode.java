package io.baton.it;

/** One node, which admits viewers however busy the machine is. */
final class SharedNode extends SharedServers {
  SharedNode() {
    super("single", 1, "-Dbaton.admission.max.cpu=1");
  }
}
