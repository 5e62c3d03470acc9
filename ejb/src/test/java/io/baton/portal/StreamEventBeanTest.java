package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.StreamRequest;
import io.baton.session.SessionRecord;
import io.baton.session.SessionStore;
import io.baton.support.FakeServiceProvider;
import io.baton.support.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamEventBeanTest {
  private final List<StreamEvent> recorded = new ArrayList<>();
  private final List<StreamEvent> followed = new ArrayList<>();
  private final FakeServiceProvider provider = new FakeServiceProvider();
  private final StreamEventBean bean =
      new StreamEventBean(new Recorder(), provider, new Follower());

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
    public void remove(SessionRecord record) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<SessionRecord> all() {
      throw new UnsupportedOperationException();
    }
  }

  private final class Follower implements Portal {
    @Override
    public StreamDecision decide(StreamRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void follow(StreamEvent event) {
      followed.add(event);
    }

    @Override
    public long managerFailovers() {
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
    assertThat(followed).containsExactly(created, closed);
  }

  /** Else its location manager would count for minutes what nobody watches. */
  @Test
  void whatNobodyCameForIsOverWithoutARecord() {
    bean.onStreamEvent(new StreamEvent.Unclaimed(Samples.START, "a1"));
    assertThat(provider.ended()).containsExactly("a1");
    assertThat(recorded).isEmpty();
  }
}
