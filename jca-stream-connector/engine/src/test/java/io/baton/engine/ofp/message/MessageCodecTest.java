package io.baton.engine.ofp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Prepare;
import io.baton.engine.ofp.OfpSamples;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.NodeState;
import io.baton.model.cluster.SupplierCondition;
import io.baton.model.delivery.ReservationUse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {
  static List<Object> payloads() {
    return OfpSamples.payloads();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void everyMessageIsReadAsItWasWritten(Object message) {
    for (MessageCodec codec : List.of(MessageCodec.CBOR, MessageCodec.JSON)) {
      byte[] bytes = codec.encode(message);
      assertThat((Object) codec.decode(bytes, message.getClass())).isEqualTo(message);
    }
  }

  /** RFC 8949: a map of unknown length, its pairs of text and text or number, its end. */
  @Test
  void aMessageIsAMapOfItsComponents() {
    ScoreFactor message = new ScoreFactor("cpu", "25 %", 0.5);
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "bf"
                    + "646e616d65"
                    + "63637075"
                    + "6576616c7565"
                    + "6432352025"
                    + "6c636f6e747269627574696f6e"
                    + "fb3fe0000000000000"
                    + "ff");
    assertThat(MessageCodec.CBOR.encode(message)).isEqualTo(bytes);
    assertThat(MessageCodec.CBOR.decode(bytes, ScoreFactor.class)).isEqualTo(message);
  }

  @Test
  void whatTheReaderDoesNotKnowIsSkipped() {
    NodeState state =
        json(
            "{'node':'n','future':{'deep':[1,{'x':null}]},'roles':['slm'],'pending':2}",
            NodeState.class);
    assertThat(state).isEqualTo(new NodeState("n", 0, Set.of("slm"), 0, 2));
  }

  @Test
  void whatTheWriterLeftOutIsEmpty() {
    AssignmentRecord record = json("{'assignment':'a','user':null}", AssignmentRecord.class);
    assertThat(record.user()).isEmpty();
    assertThat(record.path()).isEmpty();
    assertThat(record.components()).isEmpty();
    assertThat(record.made()).isEqualTo(Instant.EPOCH);
    assertThat(record.epoch()).isZero();
    Assign assign = json("{'transport':'tcp'}", Assign.class);
    assertThat(assign.excluded()).isEmpty();
    assertThat(assign.mode()).isEmpty();
    assertThat(assign.content()).as("as older nodes write it").isEmpty();
    assertThat(json("{}", LoadStatement.class).admitting()).isFalse();
  }

  @Test
  void whatAnotherNodeMeasuredIsBounded() {
    assertThat(json("{}", LoadStatement.class).suppliers()).isEmpty();
    String wild = "{'node':'n2','requests':-9,'received':-1,'bandwidth':9223372036854775807}";
    LoadStatement said =
        json(
            "{'suppliers':[%s]}".formatted(String.join(",", Collections.nCopies(20, wild))),
            LoadStatement.class);
    assertThat(said.suppliers()).hasSize(SupplierCondition.MOST);
    assertThat(said.suppliers().get(0).losses()).isZero();
    assertThat(said.suppliers().get(0).use()).isZero();
    for (String bad :
        List.of(
            "{'suppliers':[null]}",
            "{'suppliers':[{'requests':1e300}]}",
            "{'suppliers':[{'bandwidth':'NaN'}]}",
            "{'suppliers':[{'received':99999999999999999999}]}")) {
      assertThatThrownBy(() -> json(bad, LoadStatement.class)).isInstanceOf(OfpException.class);
    }
  }

  @Test
  void nodesThatSupplyNoPiecesAreUnderstood() {
    Assigned assigned =
        json("{'components':[{'name':'delivery','provider':'n2'}]}", Assigned.class);
    assertThat(assigned.standbys()).isEmpty();
    assertThat(assigned.components().get(0).piecesPort()).isZero();
    assertThat(json("{'assignment':'a'}", AssignmentRecord.class).standbys()).isEmpty();
    Prepare prepare =
        json(
            "{'reservation':{'assignment':'a','path':'f.mp4','content':'%s'}}"
                .formatted("ab".repeat(32)),
            Prepare.class);
    assertThat(prepare.reservation().use()).isEqualTo(ReservationUse.DELIVERY);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"{'mode':'teleport'}\"",
        "\"{'mode':1}\"",
        "\"{'excluded':'n1'}\"",
        "\"{'path':{}}\"",
        "\"[]\"",
        "\"null\"",
        "\"{} {}\"",
        "\"{'path':'x'\"",
        "\"\"",
        "\"{'future':[[[[[[[[[[[[[]]]]]]]]]]]]]}\""
      })
  void whatIsNoMessageIsRefused(String text) {
    assertThatThrownBy(() -> json(text, Assign.class))
        .isInstanceOfSatisfying(
            OfpException.class,
            failure -> assertThat(failure.status()).isEqualTo(OfpStatus.BAD_REQUEST))
        .hasMessageContaining("Assign");
  }

  @ParameterizedTest
  @CsvSource({
    "content, ABC, not a SHA-256",
    "path, ../etc/passwd, a media path has no empty segments",
    "path, '', a media path has 1 to"
  })
  void reservationsAreOfContentAndPathsThatCanBe(String field, String value, String message) {
    String sample =
        new String(
            MessageCodec.JSON.encode(new Prepare(OfpSamples.RESERVATION, "n", Set.of())),
            StandardCharsets.UTF_8);
    String wrong =
        sample.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"");
    assertThatThrownBy(
            () -> MessageCodec.JSON.decode(wrong.getBytes(StandardCharsets.UTF_8), Prepare.class))
        .isInstanceOf(OfpException.class)
        .hasMessageContaining(message);
  }

  @Test
  void longTextIsRefused() {
    String text = "{'node':'" + "x".repeat(9000) + "'}";
    assertThatThrownBy(() -> json(text, NodeState.class)).isInstanceOf(OfpException.class);
  }

  /** It could not be passed on. */
  @Test
  void textThatIsNoUnicodeIsRefused() {
    assertThat(json("{'node':'\\ud83c\\udfac','roles':['\\ud83c\\udfac']}", NodeState.class).node())
        .isEqualTo("🎬");
    for (String text :
        List.of(
            "{'node':'\\ud83c'}",
            "{'node':'\\udfac\\ud83c'}",
            "{'node':'n','roles':['\\ud83c']}")) {
      assertThatThrownBy(() -> json(text, NodeState.class))
          .as(text)
          .isInstanceOf(OfpException.class)
          .hasMessageContaining("no Unicode");
    }
    byte[] bytes = HexFormat.of().parseHex("a1646e6f646563eda0bc");
    assertThatThrownBy(() -> MessageCodec.CBOR.decode(bytes, NodeState.class))
        .isInstanceOf(OfpException.class);
  }

  private static <T> T json(String text, Class<T> type) {
    return MessageCodec.JSON.decode(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
  }
}
