package io.baton.engine.ofp;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Done;
import io.baton.engine.ofp.message.MessageCodec;
import io.baton.engine.ofp.message.Route;
import io.baton.engine.ofp.message.Routes;
import io.baton.model.cluster.ServiceState;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.ReservationUse;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/ofp.md says is what is on the wire. */
class OfpDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "ofp.md");
  private static final Pattern RULE =
      Pattern.compile("^([a-z-]+) = (\\{.*?^}|[^{].*?$)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile(" *;.*$", Pattern.MULTILINE);
  private static final Pattern EXAMPLE =
      Pattern.compile("^<!-- (\\w+) -->\\s*```json\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern REQUEST =
      Pattern.compile("^### `(\\S+) /([^`{?]*)", Pattern.MULTILINE);

  private static final Map<Type, String> TYPES =
      Map.ofEntries(
          Map.entry(String.class, "tstr"),
          Map.entry(int.class, "uint"),
          Map.entry(long.class, "uint"),
          Map.entry(Long.class, "uint"),
          Map.entry(double.class, "float"),
          Map.entry(boolean.class, "bool"),
          Map.entry(Instant.class, "millis"),
          Map.entry(ContentId.class, "content"),
          Map.entry(MediaPath.class, "tstr"),
          Map.entry(DeliveryMode.class, "mode"),
          Map.entry(DeliveryTransport.class, "transport"),
          Map.entry(ReservationUse.class, "reservation-use"),
          Map.entry(ServiceState.class, "service-state"),
          Map.entry(SupplyCause.class, "supply-cause"));

  private static String document() throws IOException {
    return Files.readString(DOCUMENT);
  }

  /** Records that travel as payload, with those inside them. */
  static Set<Class<?>> messages() {
    Set<Class<?>> messages = new LinkedHashSet<>();
    for (Route<?, ?> route : Routes.ALL) {
      Stream.of(route.body(), route.answer())
          .filter(type -> type != null && type != Done.class)
          .forEach(type -> collect(type, messages));
    }
    return messages;
  }

  private static void collect(Type type, Set<Class<?>> messages) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(one -> collect(one, messages));
    } else if (type instanceof Class<?> message
        && message.isRecord()
        && !TYPES.containsKey(message)
        && messages.add(message)) {
      for (RecordComponent component : message.getRecordComponents()) {
        collect(component.getGenericType(), messages);
      }
    }
  }

  /** Every component, in its order and with its type, and no other. */
  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageHasItsRule(Class<?> message) throws IOException {
    assertThat(rules()).containsEntry(name(message), rule(message));
  }

  @Test
  void everyRuleIsThere() throws IOException {
    Set<String> known = messages().stream().map(OfpDocumentTest::name).collect(Collectors.toSet());
    known.addAll(
        List.of(
            "millis",
            "content",
            "mode",
            "transport",
            "reservation-use",
            "service-state",
            "supply-cause"));
    assertThat(rules().keySet()).containsExactlyInAnyOrderElementsOf(known);
    assertThat(rules())
        .containsEntry("mode", choice(DeliveryMode.values()))
        .containsEntry("transport", choice(DeliveryTransport.values()))
        .containsEntry("reservation-use", choice(ReservationUse.values()))
        .containsEntry("service-state", choice(ServiceState.values()))
        .containsEntry("supply-cause", choice(SupplyCause.values()));
  }

  private static String choice(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> "\"" + value.name().toLowerCase(Locale.ROOT) + "\"")
        .collect(Collectors.joining(" / "));
  }

  private static Map<String, String> rules() throws IOException {
    Map<String, String> rules = new LinkedHashMap<>();
    String cddl =
        Pattern.compile("^```cddl\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(document())
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    RULE.matcher(COMMENT.matcher(cddl).replaceAll(""))
        .results()
        .forEach(rule -> rules.put(rule.group(1), rule.group(2)));
    return rules;
  }

  private static String rule(Class<?> message) {
    return Arrays.stream(message.getRecordComponents())
        .map(component -> "  " + component.getName() + ": " + type(component.getGenericType()))
        .collect(Collectors.joining(",\n", "{\n", "\n}"));
  }

  private static String type(Type type) {
    if (TYPES.containsKey(type)) {
      return TYPES.get(type);
    }
    if (type instanceof ParameterizedType generic) {
      String element = type(generic.getActualTypeArguments()[0]);
      return generic.getRawType() == Optional.class ? element + " / null" : "[* " + element + "]";
    }
    return name((Class<?>) type);
  }

  private static String name(Class<?> message) {
    return message.getSimpleName().replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  @Test
  void everyRequestIsDescribed() throws IOException {
    List<String> described =
        REQUEST
            .matcher(document())
            .results()
            .map(request -> request.group(1) + " " + request.group(2))
            .toList();
    List<String> known =
        Routes.ALL.stream()
            .map(route -> route.method() + " " + route.path() + (route.name() == null ? "" : "/"))
            .toList();
    assertThat(described).containsExactlyElementsOf(known);
  }

  @Test
  void examplesAreMessages() throws IOException {
    List<MatchResult> examples = EXAMPLE.matcher(document()).results().toList();
    assertThat(examples).hasSizeGreaterThan(3);
    for (MatchResult example : examples) {
      Class<?> type =
          messages().stream()
              .filter(message -> message.getSimpleName().equals(example.group(1)))
              .findFirst()
              .orElseThrow();
      byte[] json = example.group(2).getBytes(StandardCharsets.UTF_8);
      String written =
          new String(
              MessageCodec.JSON.encode(MessageCodec.JSON.decode(json, type)),
              StandardCharsets.UTF_8);
      assertThat(written).isEqualTo(withoutLayout(example.group(2)));
    }
  }

  /** Examples have no blanks inside texts that follow a line break, colon or comma. */
  private static String withoutLayout(String json) {
    return json.replaceAll("\n *", "").replaceAll("\": ", "\":").replaceAll(", (?=[\"{\\[])", ",");
  }
}
