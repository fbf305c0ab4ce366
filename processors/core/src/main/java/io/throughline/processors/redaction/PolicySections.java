package io.throughline.processors.redaction;

import io.throughline.processors.redaction.RedactionPolicy.DetectorRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Takes the sections of one file over into a policy that starts as its parent. */
final class PolicySections {
  private static final List<String> BOOLEANS = List.of("true", "false");
  private static final List<String> DETECTOR_KEYS = List.of("action", "regex");

  private final PolicyYaml yaml;
  private final MappingNode root;
  private final RedactionPolicy.Builder builder;
  private final RedactionPolicy parent;

  PolicySections(
      PolicyYaml yaml, MappingNode root, RedactionPolicy.Builder builder, RedactionPolicy parent) {
    this.yaml = yaml;
    this.root = root;
    this.builder = builder;
    this.parent = parent;
  }

  void read() {
    Node mode = yaml.find(root, "mode");
    if (mode != null) {
      String word = yaml.oneOf(mode, List.of("enforce", "observe", "off"));
      builder.mode = RedactionPolicy.Mode.valueOf(word.toUpperCase(Locale.ROOT));
    }
    Node loosening = yaml.find(root, "allow_loosening");
    builder.allowLoosening = loosening != null && yaml.oneOf(loosening, BOOLEANS).equals("true");
    yaml.map(yaml.find(root, "environments"))
        .forEach(
            (name, patterns) ->
                builder.environments.put(
                    yaml.oneOf(name, RedactionPolicy.BUILT_IN), texts(patterns)));
    yaml.list(yaml.find(root, "keep")).forEach(this::keep);
    texts(yaml.find(root, "keep_text")).forEach(builder::keepText);
    yaml.map(yaml.find(root, "pseudonym"))
        .forEach((key, target) -> builder.pseudonym(oneKey(key), oneKey(target)));
    texts(yaml.find(root, "drop")).forEach(builder::drop);
    yaml.map(yaml.find(root, "detectors")).forEach(this::detector);
    locked();
    for (Node section : yaml.list(yaml.find(root, "children_may"))) {
      builder.childrenMay.add(yaml.oneOf(section, PolicyFile.limitable()));
    }
    yaml.list(yaml.find(root, "cases")).forEach(this::addCase);
  }

  private List<String> texts(@Nullable Node node) {
    List<String> texts = new ArrayList<>();
    for (Node element : yaml.list(node)) {
      texts.add(key(element));
    }
    return texts;
  }

  /** A star may stand at the end only; anywhere else it would look as if it worked. */
  private String key(Node node) {
    String key = yaml.text(node);
    int star = key.indexOf('*');
    if (key.isEmpty() || (star >= 0 && star < key.length() - 1)) {
      throw yaml.error(
          node, key + " is no key; accepted: a key, or a beginning and one * at its end");
    }
    return key;
  }

  /** A pseudonym is made of one key's value and leaves under one key. */
  private String oneKey(Node node) {
    String key = yaml.text(node);
    if (key.isEmpty() || key.indexOf('*') >= 0) {
      throw yaml.error(node, key + " is no key; accepted: one key, without *");
    }
    return key;
  }

  private void keep(Node node) {
    if (!(node instanceof MappingNode)) {
      builder.keep(key(node));
      return;
    }
    yaml.map(node)
        .forEach(
            (key, values) -> {
              Set<String> accepted = new TreeSet<>();
              yaml.list(values).forEach(value -> accepted.add(yaml.text(value)));
              if (accepted.isEmpty()) {
                throw yaml.error(
                    key, yaml.text(key) + " lists no value; accepted: { key: [a, b] }");
              }
              builder.keep(key(key), accepted);
            });
  }

  private void detector(Node nameNode, Node rule) {
    String name = yaml.text(nameNode);
    if (!(rule instanceof MappingNode mapping)) {
      throw yaml.error(rule, "a mapping is expected here: { action: mask }");
    }
    yaml.checkKeys(mapping, DETECTOR_KEYS);
    Node actionNode = yaml.find(mapping, "action");
    Action action =
        actionNode == null ? Action.MASK : Action.ofWord(yaml.oneOf(actionNode, Action.words()));
    Node regex = yaml.find(mapping, "regex");
    try {
      if (action == null) {
        throw new InvalidPolicyException("no action");
      }
      checkLocked(name, action, regex != null);
      if (regex == null) {
        builder.detector(name, action);
      } else {
        builder.detector(name, yaml.text(regex), action);
      }
    } catch (InvalidPolicyException e) {
      // What has a cause is about the expression.
      throw yaml.error(regex == null || e.getCause() == null ? nameNode : regex, e.getMessage());
    }
  }

  private void checkLocked(String name, Action action, boolean regex) {
    if (regex) {
      DetectorRule before = parent.detectors.get(name);
      if (before != null && parent.locked.contains(name)) {
        throw new InvalidPolicyException(name + " is locked by " + parent.name());
      }
      return;
    }
    for (String detector : builder.detectorNames(name)) {
      if (parent.locked.contains(detector) && action.compareTo(parent.actionOf(detector)) < 0) {
        throw new InvalidPolicyException(
            detector
                + " is locked by "
                + parent.name()
                + " at "
                + parent.actionOf(detector).word()
                + "; accepted: that, or a stricter action");
      }
    }
  }

  private void locked() {
    for (Node node : yaml.list(yaml.find(root, "locked"))) {
      try {
        builder.locked.addAll(builder.detectorNames(yaml.text(node)));
      } catch (InvalidPolicyException e) {
        throw yaml.error(node, e.getMessage());
      }
    }
  }

  private void addCase(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw yaml.error(node, "a case is a mapping: { in: { key: value }, out: { } }");
    }
    yaml.checkKeys(mapping, List.of("in", "out"));
    builder.cases.add(
        new RedactionPolicy.Case(
            values(yaml.find(mapping, "in")), values(yaml.find(mapping, "out")), yaml.line(node)));
  }

  private Map<String, Object> values(@Nullable Node node) {
    Map<String, Object> values = new LinkedHashMap<>();
    yaml.map(node).forEach((key, value) -> values.put(yaml.text(key), yaml.value(value)));
    return values;
  }
}
