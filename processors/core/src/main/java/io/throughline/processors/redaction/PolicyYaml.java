package io.throughline.processors.redaction;

import io.throughline.processors.internal.Guess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML's tree with places, held to what a policy needs: no tags, no anchors (so no bombs), no
 * second document, bounded in size and depth.
 */
final class PolicyYaml {
  static final int MAX_CHARS = 256 * 1024;
  private static final int MAX_DEPTH = 12;
  private static final Set<Tag> PLAIN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  private final String source;

  PolicyYaml(String source) {
    this.source = source;
  }

  MappingNode root(String yaml) {
    if (yaml.length() > MAX_CHARS) {
      throw new InvalidPolicyException(
          source + ":1:1: larger than a policy may be; accepted: " + MAX_CHARS + " characters");
    }
    // What may not be there is refused below, where its place is known. An alias is not expanded
    // here, so that none can grow.
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .setAllowNonScalarKeys(true)
            .setAllowDuplicateKeys(false)
            .build();
    Optional<Node> root;
    try {
      root = new Compose(settings).composeString(yaml);
    } catch (MarkedYamlEngineException e) {
      throw new InvalidPolicyException(place(e.getProblemMark()) + "no YAML: " + e.getProblem(), e);
    } catch (ReaderException e) {
      throw new InvalidPolicyException(
          place(yaml, e.getPosition()) + "no YAML: a character that YAML does not accept", e);
    } catch (YamlEngineException e) {
      throw new InvalidPolicyException(source + ":1:1: no YAML: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new InvalidPolicyException(source + ":1:1: nested too deeply");
    }
    if (root.isEmpty() || !(root.get() instanceof MappingNode mapping)) {
      throw new InvalidPolicyException(
          source + ":1:1: a policy is a mapping; version: 1 is needed");
    }
    checkPlain(mapping, 0);
    return mapping;
  }

  private void checkPlain(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      throw error(node, "nested too deeply");
    }
    if (node.getAnchor().isPresent()) {
      throw error(node, "anchors and aliases are not accepted");
    }
    if (!PLAIN.contains(node.getTag())) {
      throw error(node, "the tag " + node.getTag().getValue() + " is not accepted");
    }
    if (node instanceof MappingNode mapping) {
      Set<String> seen = new LinkedHashSet<>();
      for (NodeTuple tuple : mapping.getValue()) {
        checkPlain(tuple.getKeyNode(), depth + 1);
        checkPlain(tuple.getValueNode(), depth + 1);
        if (!seen.add(text(tuple.getKeyNode()))) {
          throw error(tuple.getKeyNode(), text(tuple.getKeyNode()) + " is there twice");
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      for (Node element : sequence.getValue()) {
        checkPlain(element, depth + 1);
      }
    }
  }

  void checkKeys(MappingNode mapping, Collection<String> accepted) {
    for (NodeTuple tuple : mapping.getValue()) {
      String key = text(tuple.getKeyNode());
      if (!accepted.contains(key)) {
        throw error(
            tuple.getKeyNode(),
            key
                + " is no key; accepted: "
                + String.join(", ", accepted)
                + Guess.didYouMean(accepted, key));
      }
    }
  }

  List<String> keys(MappingNode mapping) {
    List<String> keys = new ArrayList<>();
    mapping.getValue().forEach(tuple -> keys.add(text(tuple.getKeyNode())));
    return keys;
  }

  @Nullable Node find(MappingNode mapping, String key) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (text(tuple.getKeyNode()).equals(key)) {
        return tuple.getValueNode();
      }
    }
    return null;
  }

  String text(MappingNode mapping, String key, String otherwise) {
    Node node = find(mapping, key);
    return node == null ? otherwise : text(node);
  }

  String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw error(node, "a single value is expected here");
  }

  String oneOf(Node node, Collection<String> accepted) {
    String value = text(node);
    if (!accepted.contains(value)) {
      throw error(
          node,
          value
              + " is not known here; accepted: "
              + String.join(", ", accepted)
              + Guess.didYouMean(accepted, value));
    }
    return value;
  }

  List<Node> list(@Nullable Node node) {
    if (node == null || isNull(node)) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw error(node, "a list is expected here: [a, b]");
  }

  Map<Node, Node> map(@Nullable Node node) {
    Map<Node, Node> entries = new LinkedHashMap<>();
    if (node != null && !isNull(node)) {
      if (!(node instanceof MappingNode mapping)) {
        throw error(node, "a mapping is expected here: { key: value }");
      }
      mapping.getValue().forEach(tuple -> entries.put(tuple.getKeyNode(), tuple.getValueNode()));
    }
    return entries;
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /** A scalar as text, long, double or boolean; lists and mappings as text lists are not needed. */
  Object value(Node node) {
    String text = text(node);
    Tag tag = node.getTag();
    try {
      if (tag.equals(Tag.INT)) {
        return Long.parseLong(text);
      }
      if (tag.equals(Tag.FLOAT)) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      throw error(node, text + " is no number that an attribute can hold");
    }
    return tag.equals(Tag.BOOL) ? (Object) Boolean.parseBoolean(text) : text;
  }

  int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  InvalidPolicyException error(MappingNode mapping, String key, String problem) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (text(tuple.getKeyNode()).equals(key)) {
        return error(tuple.getKeyNode(), problem);
      }
    }
    return error(mapping, problem);
  }

  InvalidPolicyException error(Node node, String problem) {
    return new InvalidPolicyException(place(node.getStartMark()) + problem);
  }

  private String place(String yaml, int codePoint) {
    int at = yaml.offsetByCodePoints(0, Math.min(codePoint, yaml.codePointCount(0, yaml.length())));
    String before = yaml.substring(0, at);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return source + ":" + line + ":" + (at - before.lastIndexOf('\n')) + ": ";
  }

  private String place(Optional<Mark> mark) {
    return mark.map(at -> source + ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1) + ": ")
        .orElse(source + ": ");
  }
}
