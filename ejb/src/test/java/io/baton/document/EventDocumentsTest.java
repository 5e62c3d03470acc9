package io.baton.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.event.ServiceEvent;
import io.baton.event.ServiceEvent.Membership;
import io.baton.event.ServiceEvent.Occurrence;
import io.baton.event.ServiceEvent.OfStream;
import io.baton.model.document.event.EventDocument;
import io.baton.support.Samples;
import org.junit.jupiter.api.Test;

class EventDocumentsTest {
  private final SessionSnapshot session = Samples.session("s1", Samples.START);

  private static EventDocument document(Occurrence what) {
    return EventDocuments.of(new ServiceEvent("r-1", Samples.START, "n1", what));
  }

  private static EventDocument document(StreamEvent event) {
    return document(new OfStream(event));
  }

  @Test
  void sessionsBeginChangeAndEnd() {
    EventDocument begun = document(new StreamEvent.Created(Samples.START, session));
    EventDocument changed = document(new StreamEvent.Changed(Samples.START, session));
    EventDocument ended =
        document(new StreamEvent.Closed(Samples.START, session, CloseReason.UNSUPPLIED));

    assertThat(begun.type()).isEqualTo("session-begun");
    assertThat(begun.session()).contains("s1");
    assertThat(begun.node()).isEqualTo("n1");
    assertThat(begun.path()).contains("films/été.mp4");
    assertThat(begun.user()).contains("ann");
    assertThat(begun.client()).contains("192.0.2.7");
    assertThat(begun.reason()).isEmpty();
    assertThat(changed.type()).isEqualTo("session-changed");
    assertThat(changed.state()).contains("playing");
    assertThat(changed.positionSeconds()).contains(31.7);
    assertThat(ended.type()).isEqualTo("session-ended");
    assertThat(ended.reason()).contains("unsupplied");
  }

  @Test
  void suppliersChange() {
    EventDocument changed = document(Samples.change("s1", 17));

    assertThat(changed.type()).isEqualTo("supply-changed");
    assertThat(changed.session()).contains("s1");
    assertThat(changed.path()).isEmpty();
    assertThat(changed.supply())
        .contains(SessionDocuments.of(Samples.change("s1", 17)))
        .hasValueSatisfying(
            supply -> {
              assertThat(supply.from()).isEqualTo("n2");
              assertThat(supply.to()).contains("n3");
              assertThat(supply.cause()).isEqualTo("timeout");
              assertThat(supply.packet()).isEqualTo(4711);
            });
  }

  @Test
  void nodesComeAndLeave() {
    assertThat(document(Membership.JOINED).type()).isEqualTo("node-joined");
    assertThat(document(Membership.LEFT).type()).isEqualTo("node-left");
    assertThat(document(Membership.LEFT).session()).isEmpty();
  }
}
