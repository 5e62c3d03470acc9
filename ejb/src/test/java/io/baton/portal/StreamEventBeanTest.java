package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.support.FakeServiceProvider;
import io.baton.support.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamEventBeanTest {
  private final List<StreamEvent> recorded = new ArrayList<>();
  private final FakeServiceProvider provider = new FakeServiceProvider();
  private final StreamEventBean bean = new StreamEventBean(new Recorder(), provider);

  private final class Recorder implements SessionStore {
    @Override
    public void record(StreamEvent.OfSession event) {
      recorded.add(event);
    }

    @Override
    public void record(SessionSnapshot session, Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String session) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<SessionRecord> all() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void recordsWhatHappensToSessions() {
    SessionSnapshot session = Samples.session("s1", Samples.START);
    StreamEvent created = new StreamEvent.Created(Samples.START, session);
    StreamEvent closed = new StreamEvent.Closed(Samples.START, session, CloseReason.TEARDOWN);
    bean.onStreamEvent(created);
    assertThat(provider.ended()).isEmpty();
    bean.onStreamEvent(closed);
    assertThat(recorded).containsExactly(created, closed);
    assertThat(provider.ended()).containsExactly("s1");
  }

  /** Else its location manager would count for minutes what nobody watches. */
  @Test
  void whatNobodyCameForIsOverWithoutARecord() {
    bean.onStreamEvent(new StreamEvent.Unclaimed(Samples.START, "a1"));
    assertThat(provider.ended()).containsExactly("a1");
    assertThat(recorded).isEmpty();
  }
}
