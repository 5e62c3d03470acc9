package io.baton.management;

import io.baton.metrics.Seconds;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/**
 * How values of a Java type are shown in JMX: as open data, which management tools read without the
 * server's classes. MXBeans do the same, yet know no records before Java 21.
 *
 * <p>Records become composite data with the names of the JSON document; {@code List} an array;
 * {@code Set} a sorted array; {@code Map} a table with the columns {@code key} and {@code value};
 * {@code Optional} its value or null; {@code Duration} seconds; {@code Instant} and {@code URI}
 * their text; an enum its name in lower case. Null stays null. Thread-safe.
 */
final class RecordType {
  private static final String SCHEMA = "org.eclipse.microprofile.openapi.annotations.media.Schema";
  private static final String[] COLUMNS = {"key", "value"};
  private static final Map<Type, RecordType> KNOWN = new ConcurrentHashMap<>(simpleTypes());

  private final OpenType<?> open;
  private final UnaryOperator<Object> conversion;

  private RecordType(OpenType<?> open, UnaryOperator<Object> conversion) {
    this.open = open;
    this.conversion = conversion;
  }

  /**
   * How values of a type are shown.
   *
   * @param type as a method or a record component declares it
   * @throws IllegalArgumentException if it, or a part of it, has no form as open data
   */
  static RecordType of(Type type) {
    return of(type, Set.of());
  }

  /** What tools are told of the type. */
  OpenType<?> open() {
    return open;
  }

  /** The value as open data; null stays null. */
  Object convert(Object value) {
    return value == null ? null : conversion.apply(value);
  }

  private static Map<Type, RecordType> simpleTypes() {
    return Map.ofEntries(
        unchanged(void.class, SimpleType.VOID),
        unchanged(boolean.class, SimpleType.BOOLEAN),
        unchanged(Boolean.class, SimpleType.BOOLEAN),
        unchanged(int.class, SimpleType.INTEGER),
        unchanged(Integer.class, SimpleType.INTEGER),
        unchanged(long.class, SimpleType.LONG),
        unchanged(Long.class, SimpleType.LONG),
        unchanged(double.class, SimpleType.DOUBLE),
        unchanged(Double.class, SimpleType.DOUBLE),
        unchanged(String.class, SimpleType.STRING),
        Map.entry(Instant.class, new RecordType(SimpleType.STRING, Object::toString)),
        Map.entry(URI.class, new RecordType(SimpleType.STRING, Object::toString)),
        Map.entry(Duration.class, new RecordType(SimpleType.DOUBLE, RecordType::seconds)));
  }

  private static Map.Entry<Type, RecordType> unchanged(Class<?> type, SimpleType<?> open) {
    return Map.entry(type, new RecordType(open, value -> value));
  }

  private static Object seconds(Object duration) {
    return Seconds.of((Duration) duration);
  }

  private static RecordType of(Type type, Set<Type> around) {
    RecordType known = KNOWN.get(type);
    if (known == null) {
      known = derive(type, around);
      KNOWN.put(type, known);
    }
    return known;
  }

  private static RecordType derive(Type type, Set<Type> around) {
    try {
      if (type instanceof ParameterizedType generic) {
        return generic(generic, around);
      }
      if (type instanceof Class<?> plain && plain.isEnum()) {
        return new RecordType(SimpleType.STRING, RecordType::lowerCase);
      }
      if (type instanceof Class<?> plain && plain.isRecord() && !around.contains(plain)) {
        return composite(plain, around);
      }
    } catch (OpenDataException | ClassNotFoundException e) {
      throw new IllegalArgumentException(type.getTypeName() + " has no form as open data", e);
    }
    throw new IllegalArgumentException(type.getTypeName() + " has no form as open data");
  }

  private static Object lowerCase(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  private static RecordType generic(ParameterizedType type, Set<Type> around)
      throws OpenDataException, ClassNotFoundException {
    Type[] arguments = type.getActualTypeArguments();
    RecordType last = of(arguments[arguments.length - 1], around);
    Type raw = type.getRawType();
    if (raw == Optional.class) {
      return new RecordType(
          last.open, value -> ((Optional<?>) value).map(last::convert).orElse(null));
    }
    if (raw == List.class) {
      return array(last, values -> values);
    }
    if (raw == Set.class && last.open instanceof SimpleType) {
      return array(last, Stream::sorted);
    }
    if (raw == Map.class && arguments[0] == String.class) {
      return table(type, last);
    }
    throw new OpenDataException(raw.getTypeName());
  }

  private static RecordType array(RecordType element, UnaryOperator<Stream<Object>> order)
      throws OpenDataException, ClassNotFoundException {
    Class<?> shown = Class.forName(element.open.getClassName());
    return new RecordType(
        ArrayType.getArrayType(element.open),
        values ->
            order
                .apply(((Collection<?>) values).stream().map(element::convert))
                .toArray(size -> (Object[]) Array.newInstance(shown, size)));
  }

  private static RecordType table(Type type, RecordType value) throws OpenDataException {
    String name = type.getTypeName();
    CompositeType row =
        new CompositeType(
            name, name, COLUMNS, COLUMNS, new OpenType<?>[] {SimpleType.STRING, value.open});
    TabularType table = new TabularType(name, name, row, new String[] {COLUMNS[0]});
    return new RecordType(
        table,
        map -> {
          TabularDataSupport rows = new TabularDataSupport(table);
          ((Map<?, ?>) map)
              .forEach((key, shown) -> rows.put(row(row, COLUMNS, key, value.convert(shown))));
          return rows;
        });
  }

  private static RecordType composite(Class<?> type, Set<Type> around) throws OpenDataException {
    Map<String, Method> items = components(type);
    Set<Type> inside = new HashSet<>(around);
    inside.add(type);
    List<RecordType> types =
        items.values().stream().map(item -> of(item.getGenericReturnType(), inside)).toList();
    String[] names = items.keySet().toArray(String[]::new);
    String[] descriptions =
        items.entrySet().stream()
            .map(item -> description(item.getValue(), item.getKey()))
            .toArray(String[]::new);
    CompositeType open =
        new CompositeType(
            type.getName(),
            description(type, type.getSimpleName()),
            names,
            descriptions,
            types.stream().map(RecordType::open).toArray(OpenType<?>[]::new));
    List<Function<Object, Object>> reads =
        Stream.iterate(0, i -> i < names.length, i -> i + 1)
            .map(i -> reading(items.get(names[i]), types.get(i)))
            .toList();
    return new RecordType(
        open, value -> row(open, names, reads.stream().map(read -> read.apply(value)).toArray()));
  }

  private static Function<Object, Object> reading(Method item, RecordType type) {
    item.setAccessible(true);
    return value -> type.convert(call(item, value));
  }

  private static CompositeDataSupport row(CompositeType type, String[] names, Object... values) {
    try {
      return new CompositeDataSupport(type, names, values);
    } catch (OpenDataException e) {
      throw new IllegalStateException("a value is not what its type says: " + type, e);
    }
  }

  private static Map<String, Method> components(Class<?> type) {
    Map<String, Method> items = new TreeMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      items.put(name(component), component.getAccessor());
    }
    return items;
  }

  /** As the JSON document has it. */
  private static String name(RecordComponent component) {
    return Optional.ofNullable(component.getAccessor().getAnnotation(JsonbProperty.class))
        .map(JsonbProperty::value)
        .orElse(component.getName());
  }

  /** Name of the attribute that a method reads; empty if it is no getter. */
  static String property(Method method) {
    String name = method.getName();
    Class<?> type = method.getReturnType();
    boolean reads = method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers());
    if (reads && type != void.class && name.startsWith("get")) {
      return name.substring("get".length());
    }
    return reads && type == boolean.class && name.startsWith("is")
        ? name.substring("is".length())
        : "";
  }

  /**
   * Calls a method, and throws what it throws.
   *
   * @throws IllegalArgumentException if it does not take these arguments
   */
  static Object call(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the JSON document has it; the class of that annotation need not be there at run time. */
  private static String description(AnnotatedElement element, String name) {
    for (Annotation annotation : element.getAnnotations()) {
      if (annotation.annotationType().getName().equals(SCHEMA)) {
        String text = schemaDescription(annotation);
        return text.isEmpty() ? name : text;
      }
    }
    return name;
  }

  private static String schemaDescription(Annotation schema) {
    try {
      return (String) call(schema.annotationType().getMethod("description"), schema);
    } catch (NoSuchMethodException e) {
      return "";
    }
  }
}
