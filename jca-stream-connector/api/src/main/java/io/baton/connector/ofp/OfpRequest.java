package io.baton.connector.ofp;

/**
 * A request of OFP.
 *
 * @param <R> what the answer is
 */
public sealed interface OfpRequest<R>
    permits Locate,
        Assign,
        Release,
        Prepare,
        Withdraw,
        Inform,
        PushLoad,
        PollLoad,
        QueryCatalog,
        QueryStatus,
        Supervise,
        Drain,
        QueryDrain,
        Handoff {}
