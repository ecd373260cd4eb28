package io.headroom.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The fields of one YAML mapping. Whatever is wrong is reported and replaced by a value that does
 * no further harm, so that reading goes on and finds the other problems.
 *
 * <p>A misspelt field is reported and then read as the one it was probably meant to be, so that one
 * slip is one message.
 */
final class Section {
  private record Entry(String written, int line, Node value) {}

  private final Problems problems;
  private final String path;
  private final int line;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> unsound = new TreeSet<>();

  private Section(Problems problems, String path, int line) {
    this.problems = problems;
    this.path = path;
    this.line = line;
  }

  /** Reads a mapping that may hold the allowed fields alone. */
  static Section of(Problems problems, String path, MappingNode node, List<String> allowed) {
    Section section = new Section(problems, path, lineOf(node));
    Map<String, Entry> unknown = section.collect(node, allowed);
    unknown.forEach((key, entry) -> section.unknown(key, entry, allowed));
    return section;
  }

  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private Map<String, Entry> collect(MappingNode node, List<String> allowed) {
    Map<String, Entry> unknown = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      String key = shown(tuple.getKeyNode());
      Entry entry = new Entry(key, lineOf(tuple.getKeyNode()), tuple.getValueNode());
      Entry first = (allowed.contains(key) ? entries : unknown).putIfAbsent(key, entry);
      if (first != null) {
        String message = "already given on line " + first.line + "; give each field once";
        problems.add(entry.line, pathOf(key), shown(entry.value), message);
      }
    }
    return unknown;
  }

  private void unknown(String key, Entry entry, List<String> allowed) {
    String message =
        "unknown field" + Suggestion.hint(key, allowed) + " allowed: " + String.join(", ", allowed);
    problems.add(entry.line, pathOf(key), shown(entry.value), message);
    Suggestion.nearest(key, allowed).ifPresent(meant -> entries.putIfAbsent(meant, entry));
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** A field's text as it stands in the file. */
  Optional<String> written(String key) {
    return Optional.ofNullable(entries.get(key)).map(entry -> shown(entry.value));
  }

  /** Whether none of the fields was reported or is missing. */
  boolean sound(String... keys) {
    return List.of(keys).stream().noneMatch(unsound::contains);
  }

  /** The line of a field, or of the section where it has no such field. */
  int line(String key) {
    return has(key) ? entries.get(key).line : line;
  }

  /** Reports a field. */
  void refuse(String key, String message) {
    unsound.add(key);
    Optional<Entry> entry = Optional.ofNullable(entries.get(key));
    String field = pathOf(entry.map(Entry::written).orElse(key));
    problems.add(line(key), field, written(key).orElse(""), message);
  }

  /** A field that must be there; the placeholder where it is not or is wrong. */
  <T> T required(String key, Parser<T> parser, T placeholder) {
    return missing(key) ? placeholder : scalar(key, parser).orElse(placeholder);
  }

  /** A field with a default. */
  <T> T orElse(String key, Parser<T> parser, T otherwise) {
    return optional(key, parser).orElse(otherwise);
  }

  /** A field that may be absent. */
  <T> Optional<T> optional(String key, Parser<T> parser) {
    return has(key) ? scalar(key, parser) : Optional.empty();
  }

  /** A list of texts; empty where it is absent. */
  <T> List<T> list(String key, Parser<T> parser) {
    List<T> values = new ArrayList<>();
    List<Node> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      parse(key, indexed(key, i), items.get(i), parser).ifPresent(values::add);
    }
    return values;
  }

  /** Fields under free keys, such as dates; empty where they are absent. */
  <K, V> void pairs(String key, Parser<K> keys, Parser<V> values, BiConsumer<K, V> sink) {
    if (!has(key)) {
      return;
    }
    if (!(entries.get(key).value instanceof MappingNode mapping)) {
      refuse(key, "expected pairs of key and value");
      return;
    }
    Set<String> seen = new TreeSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String written = shown(tuple.getKeyNode());
      String field = pathOf(entries.get(key).written) + "." + written;
      Optional<K> left = parse(key, field, tuple.getKeyNode(), keys);
      Optional<V> right = parse(key, field, tuple.getValueNode(), values);
      if (!seen.add(written)) {
        problems.add(lineOf(tuple.getKeyNode()), field, "", "given twice; give each once");
      } else if (left.isPresent() && right.isPresent()) {
        sink.accept(left.get(), right.get());
      }
    }
  }

  /** A section that must be there; where it is not, an empty one whose problems nobody hears. */
  Section requiredSection(String key, List<String> allowed) {
    if (missing(key)) {
      return new Section(problems.muted(), pathOf(key), line);
    }
    return section(key, allowed);
  }

  /** A section that may be absent: then an empty one, in which required fields are missing. */
  Section section(String key, List<String> allowed) {
    if (!has(key)) {
      return new Section(problems, pathOf(key), line);
    }
    Entry entry = entries.get(key);
    if (entry.value instanceof MappingNode mapping) {
      return of(problems, pathOf(entry.written), mapping, allowed);
    }
    refuse(key, "expected fields: " + String.join(", ", allowed));
    return new Section(problems.muted(), pathOf(key), entry.line);
  }

  /** A list of sections; empty where it is absent. */
  List<Section> sections(String key, List<String> allowed) {
    List<Section> sections = new ArrayList<>();
    List<Node> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      String field = indexed(key, i);
      if (item instanceof MappingNode mapping) {
        sections.add(of(problems, field, mapping, allowed));
      } else {
        String message = "expected fields: " + String.join(", ", allowed);
        problems.add(lineOf(item), field, shown(item), message);
        unsound.add(key);
      }
    }
    return sections;
  }

  /** Reports a field that must be there and is not. */
  boolean missing(String key) {
    if (!has(key)) {
      refuse(key, "missing, and it has no default");
    }
    return !has(key);
  }

  private List<Node> items(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (entries.get(key).value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    refuse(key, "expected a list, such as [a, b] or lines that begin with '- '");
    return List.of();
  }

  private String indexed(String key, int index) {
    return pathOf(entries.get(key).written) + "[" + index + "]";
  }

  private <T> Optional<T> scalar(String key, Parser<T> parser) {
    Entry entry = entries.get(key);
    return parse(key, pathOf(entry.written), entry.value, parser);
  }

  private <T> Optional<T> parse(String key, String field, Node node, Parser<T> parser) {
    try {
      return Optional.of(parser.parse(text(node)));
    } catch (BadValue e) {
      unsound.add(key);
      problems.add(lineOf(node), field, shown(node), e.getMessage());
      return Optional.empty();
    }
  }

  private static String text(Node node) throws BadValue {
    if (!(node instanceof ScalarNode scalar)) {
      throw new BadValue("expected a single value");
    }
    if (scalar.getTag().equals(Tag.NULL)) {
      throw new BadValue("has no value; give one or leave the field out");
    }
    return scalar.getValue();
  }

  private static String shown(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    return node instanceof SequenceNode ? "[...]" : "{...}";
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
