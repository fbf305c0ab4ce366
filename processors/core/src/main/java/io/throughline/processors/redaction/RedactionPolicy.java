package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.throughline.processors.internal.Guess;
import io.throughline.processors.redaction.detect.Detectors;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may leave the process. Immutable.
 *
 * <p>Three are built in: {@link #dev()} keeps everything except live credentials, {@link
 * #staging()} masks what the detectors find, {@link #metadataOnly()} ({@code prod}) is a closed
 * list. A file builds on one of them, {@link #toBuilder()} does so in code.
 */
public final class RedactionPolicy {

  /** How strict a policy's foundation is; stricter ones later. */
  enum Base {
    DEV,
    STAGING,
    PROD;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isLooserThan(Base other) {
      return compareTo(other) < 0;
    }
  }

  enum Mode {
    ENFORCE,
    OBSERVE,
    OFF;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One detector's action.
   *
   * @param regex the pattern of a detector that the policy itself defines, else empty
   */
  record DetectorRule(Action action, String regex) {}

  /** What {@code policy lint} tries: these attributes in, those out. */
  record Case(Map<String, Object> in, Map<String, Object> out, int line) {}

  /** The names of the built-in policies, loosest first. */
  public static final List<String> BUILT_IN = List.of("dev", "staging", "prod");

  /** Ids of known conventions: long numbers under these keys are nobody's card or phone. */
  static final List<String> STAGING_KEEPS =
      List.of(
          "order.id",
          "invoice.number",
          "messaging.message.id",
          "messaging.message.conversation_id",
          "messaging.kafka.offset",
          "messaging.kafka.message.offset",
          "faas.invocation_id",
          "aws.request_id",
          "service.instance.id",
          "container.id",
          "k8s.pod.uid",
          "cloud.account.id",
          "business.transaction.start_time",
          "business.transaction.origin");

  private static final RedactionPolicy DEV = new Builder("dev", Base.DEV).build();
  private static final RedactionPolicy STAGING = staging(new Builder("staging", Base.STAGING));
  private static final RedactionPolicy PROD = new Builder("prod", Base.PROD).build();

  final String name;
  final Base base;
  final Mode mode;
  final boolean allowLoosening;
  final Map<String, List<String>> environments;

  /**
   * Keys, or prefixes that end in {@code *}, to the values allowed; no values: numbers, booleans.
   */
  final Map<String, Set<String>> keep;

  final Set<String> keepText;
  final Map<String, String> pseudonym;
  final Set<String> drop;
  final Map<String, DetectorRule> detectors;
  final Set<String> locked;
  final Set<String> childrenMay;
  final List<Case> cases;
  private final String id;

  private RedactionPolicy(Builder builder) {
    name = builder.name;
    base = builder.base;
    mode = builder.mode;
    allowLoosening = builder.allowLoosening;
    environments = Collections.unmodifiableMap(new TreeMap<>(builder.environments));
    keep = Collections.unmodifiableMap(new TreeMap<>(builder.keep));
    keepText = Collections.unmodifiableSet(new TreeSet<>(builder.keepText));
    pseudonym = Collections.unmodifiableMap(new TreeMap<>(builder.pseudonym));
    drop = Collections.unmodifiableSet(new TreeSet<>(builder.drop));
    detectors = Collections.unmodifiableMap(new LinkedHashMap<>(builder.detectors));
    locked = Collections.unmodifiableSet(new TreeSet<>(builder.locked));
    childrenMay = Collections.unmodifiableSet(new TreeSet<>(builder.childrenMay));
    cases = List.copyOf(builder.cases);
    id = name + "@" + fingerprint(canonical());
  }

  /** Keeps everything except live credentials. */
  public static RedactionPolicy dev() {
    return DEV;
  }

  /** Detects and masks. */
  public static RedactionPolicy staging() {
    return STAGING;
  }

  /** A closed list ({@code prod}): what is not known to be harmless stays. */
  public static RedactionPolicy metadataOnly() {
    return PROD;
  }

  /**
   * The built-in policy of that name.
   *
   * @throws InvalidPolicyException if there is none; the message lists them
   */
  public static RedactionPolicy named(String name) {
    return switch (name) {
      case "dev" -> DEV;
      case "staging" -> STAGING;
      case "prod" -> PROD;
      default ->
          throw new InvalidPolicyException(
              name
                  + " is no policy; accepted: "
                  + String.join(", ", BUILT_IN)
                  + ", file:…, classpath:…"
                  + Guess.didYouMean(BUILT_IN, name));
    };
  }

  private static RedactionPolicy staging(Builder builder) {
    STAGING_KEEPS.forEach(builder::keep);
    return builder.build();
  }

  /** Name and fingerprint of the content, such as {@code prod@3f2a91}. */
  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** True if it changes nothing and only counts what it would. */
  public boolean observes() {
    return mode == Mode.OBSERVE;
  }

  /** True if it lets everything through, unseen and uncounted. */
  public boolean isOff() {
    return mode == Mode.OFF;
  }

  /** A builder that starts from this policy. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  static boolean isId(String value) {
    int at = value.indexOf('@');
    return at > 0
        && value.length() == at + 7
        && Shapes.name(value, 0, at, "._-")
        && value.chars().skip(at + 1L).allMatch(c -> Character.digit(c, 16) >= 0);
  }

  boolean isClosed() {
    return base == Base.PROD;
  }

  Action actionOf(String detector) {
    DetectorRule rule = detectors.get(detector);
    return rule == null ? Action.MASK : rule.action();
  }

  private String canonical() {
    return String.join(
        "\n",
        base.word(),
        mode.word(),
        keep.toString(),
        keepText.toString(),
        pseudonym.toString(),
        drop.toString(),
        new TreeMap<>(detectors).toString(),
        locked.toString(),
        isClosed() ? ClosedList.TEXTS.keySet() + "" + new TreeSet<>(ClosedList.NUMBERS) : "");
  }

  private static String fingerprint(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return String.format(Locale.ROOT, "%02x%02x%02x", hash[0], hash[1], hash[2]);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "RedactionPolicy{" + id + ", mode=" + mode.word() + "}";
  }

  /** Makes a policy on the foundation of another. Single use; not thread-safe. */
  public static final class Builder {
    String name;
    Base base;
    Mode mode = Mode.ENFORCE;
    boolean allowLoosening;
    final Map<String, List<String>> environments = new TreeMap<>();
    final Map<String, Set<String>> keep = new TreeMap<>();
    final Set<String> keepText = new TreeSet<>();
    final Map<String, String> pseudonym = new TreeMap<>();
    final Set<String> drop = new TreeSet<>();
    final Map<String, DetectorRule> detectors = new LinkedHashMap<>();
    final Set<String> locked = new TreeSet<>();
    final Set<String> childrenMay = new TreeSet<>();
    final List<Case> cases = new ArrayList<>();

    private Builder(String name, Base base) {
      this.name = name;
      this.base = base;
      for (String detector : Detectors.names()) {
        boolean on = base != Base.DEV || Detectors.SECRETS.contains(detector);
        detectors.put(detector, new DetectorRule(on ? Action.MASK : Action.KEEP, ""));
      }
    }

    private Builder(RedactionPolicy from) {
      name = from.name;
      base = from.base;
      mode = from.mode;
      keep.putAll(from.keep);
      keepText.addAll(from.keepText);
      pseudonym.putAll(from.pseudonym);
      drop.addAll(from.drop);
      detectors.putAll(from.detectors);
      locked.addAll(from.locked);
      childrenMay.addAll(from.childrenMay);
    }

    /** The policy's name, part of its {@link RedactionPolicy#id()}. */
    public Builder setName(String name) {
      if (!Shapes.name(name, 0, name.length(), "._-")) {
        throw new InvalidPolicyException(name + " is no policy name; accepted: letters, digits, -");
      }
      this.name = name;
      return this;
    }

    /** Numbers and booleans under this key (or prefix, ending in {@code *}) may leave. */
    public Builder keep(String key) {
      keep.put(requireNonNull(key, "key"), Set.of());
      return this;
    }

    /** These values, and no others, may leave under this key. */
    public Builder keep(String key, Set<String> values) {
      keep.put(requireNonNull(key, "key"), new TreeSet<>(values));
      return this;
    }

    /** Free text under this key may leave, once the detectors have looked at it. */
    public Builder keepText(String key) {
      keepText.add(requireNonNull(key, "key"));
      return this;
    }

    /** The value under {@code key} leaves as a pseudonym, under {@code target}. */
    public Builder pseudonym(String key, String target) {
      pseudonym.put(requireNonNull(key, "key"), requireNonNull(target, "target"));
      return this;
    }

    /**
     * Nothing leaves under this key (or prefix, ending in {@code *}). Within a nested value also by
     * the way to it: {@code customer.note} is {@code note} within {@code customer}, too.
     */
    public Builder drop(String key) {
      drop.add(requireNonNull(key, "key"));
      return this;
    }

    /**
     * What to do with what a built-in detector finds; {@code secrets} addresses all of them.
     *
     * @throws InvalidPolicyException if there is no such detector
     */
    public Builder detector(String detector, Action action) {
      requireNonNull(action, "action");
      for (String name : detectorNames(detector)) {
        DetectorRule before = detectors.get(name);
        detectors.put(name, new DetectorRule(action, before == null ? "" : before.regex()));
      }
      return this;
    }

    /**
     * A detector of one's own: a regular expression in RE2's syntax.
     *
     * @throws InvalidPolicyException if the name is a built-in one's or none, or RE2 cannot read
     *     the expression
     */
    public Builder detector(String detector, String regex, Action action) {
      requireNonNull(action, "action");
      if (Detectors.named(detector) != null || detector.equals("secrets")) {
        throw new InvalidPolicyException(
            detector + " is built in and takes no regex; accepted: another name");
      }
      if (!Shapes.name(detector, 0, detector.length(), "_-")) {
        throw new InvalidPolicyException(
            detector + " is no detector's name; accepted: letters, digits, _ and -");
      }
      try {
        Detectors.regex(detector, regex);
      } catch (IllegalArgumentException e) {
        throw new InvalidPolicyException("no regular expression of RE2: " + e.getMessage(), e);
      }
      detectors.put(detector, new DetectorRule(action, regex));
      return this;
    }

    /** Changes nothing and counts what it would. */
    public Builder observe() {
      mode = Mode.OBSERVE;
      return this;
    }

    List<String> detectorNames(String name) {
      if (name.equals("secrets")) {
        return Detectors.SECRETS.stream().filter(detectors::containsKey).toList();
      }
      if (!detectors.containsKey(name)) {
        List<String> known = new ArrayList<>(detectors.keySet());
        known.add("secrets");
        throw new InvalidPolicyException(
            name
                + " is no detector; accepted: "
                + String.join(", ", known)
                + Guess.didYouMean(known, name));
      }
      return List.of(name);
    }

    /**
     * The policy.
     *
     * @throws InvalidPolicyException if one card number could leave in two forms
     */
    public RedactionPolicy build() {
      CardForms.check(this);
      return new RedactionPolicy(this);
    }
  }
}
