package io.headroom.config;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Parses YAML to nodes, of which nothing is ever constructed but text. Anchors and tags are
 * refused: a configuration is read by people, who should find each value where it is used.
 */
final class YamlTree {
  private static final String EMPTY = "is empty; expected a configuration, see config/README.md";

  private YamlTree() {}

  /**
   * The mapping at the root.
   *
   * @throws ConfigException if there is none, or if the text is not YAML
   */
  static MappingNode root(Problems problems, String text) {
    Node root = compose(problems, text);
    if (root == null) {
      throw only(problems, 0, EMPTY);
    }
    if (!(root instanceof MappingNode mapping)) {
      throw only(problems, Section.lineOf(root), "expected fields at the left margin: 'firm: ...'");
    }
    checkPlain(problems, mapping);
    problems.throwIfAny();
    return mapping;
  }

  private static Node compose(Problems problems, String text) {
    try {
      return new Yaml(new LoaderOptions()).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = Optional.ofNullable(e.getProblemMark()).map(Mark::getLine).orElse(-1) + 1;
      String context = Optional.ofNullable(e.getContext()).map(c -> c + ", ").orElse("");
      throw only(problems, line, "is not YAML: " + context + e.getProblem());
    } catch (YAMLException e) {
      String message = e.getMessage().lines().findFirst().orElse("");
      throw only(problems, 0, "is not YAML: " + message);
    }
  }

  private static void checkPlain(Problems problems, Node node) {
    int line = Section.lineOf(node);
    if (node.getAnchor() != null) {
      // Stopping here keeps an alias to itself from being followed for ever.
      throw only(problems, line, "anchor '&" + node.getAnchor() + "': write the value out instead");
    }
    if (!node.getTag().startsWith(Tag.PREFIX)) {
      problems.add(line, "", node.getTag().getValue(), "tags are not read; remove it");
    }
    for (Node child : children(node)) {
      checkPlain(problems, child);
    }
  }

  private static List<Node> children(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream().flatMap(YamlTree::sides).toList();
    }
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  private static Stream<Node> sides(NodeTuple tuple) {
    return Stream.of(tuple.getKeyNode(), tuple.getValueNode());
  }

  private static ConfigException only(Problems problems, int line, String message) {
    problems.add(line, "", "", message);
    return problems.exception();
  }
}
