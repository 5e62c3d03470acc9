package io.baton.engine.server.decision;

import io.baton.connector.LoginPolicy;
import io.baton.engine.admission.AdmissionControl;
import io.baton.engine.admission.Reservations;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.StreamLoops;
import io.baton.engine.forward.ForwardContext;
import io.baton.engine.media.ContentLibrary;
import io.baton.engine.memory.MemoryPlan;
import io.baton.engine.server.connection.ServerCounters;
import io.baton.engine.session.SessionFactory;
import io.baton.engine.session.SessionTable;
import io.baton.engine.supply.Supplies;
import java.net.InetAddress;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the RTSP server works with.
 *
 * @param configuration settings
 * @param decisions who serves what, and who may view
 * @param library where content is opened
 * @param loops event loops
 * @param sessions all sessions
 * @param sessionFactory creates them
 * @param reservations capacity held for assigned streams
 * @param admission where capacity comes from
 * @param supplies where content of other nodes is opened
 * @param unclaimed told, on event loops, the ids of assignments to other nodes that no session was
 *     set up with
 * @param forwarding sessions whose media other nodes send to clients of this one
 * @param logins the policy for passwords
 * @param memory what clients may cause
 * @param members whether a node of the cluster has an address; from memory
 * @param counters what the server has seen
 */
public record EngineServices(
    EngineConfiguration configuration,
    DecisionMaker decisions,
    ContentLibrary library,
    StreamLoops loops,
    SessionTable sessions,
    SessionFactory sessionFactory,
    Reservations reservations,
    AdmissionControl admission,
    Supplies supplies,
    Consumer<String> unclaimed,
    ForwardContext forwarding,
    LoginPolicy logins,
    MemoryPlan memory,
    Predicate<InetAddress> members,
    ServerCounters counters) {}
