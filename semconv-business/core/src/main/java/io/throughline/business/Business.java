package io.throughline.business;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.throughline.business.BusinessTransaction.End;
import io.throughline.business.internal.BusinessMembers;
import io.throughline.business.internal.PersonalId;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where business code tells telemetry what happens: transactions, key figures, users. Thread-safe.
 *
 * <pre>{@code
 * business.start("order", orderId).run(() -> { ... });   // at the click
 * business.current().step("payment");                    // anywhere later, in another service too
 * business.current().complete();
 * }</pre>
 */
public final class Business {
  private static final String NO_KPI = "";

  private final Supplier<@Nullable OpenTelemetry> source;
  private final Supplier<Settings> settings;
  private final RecentTransactions ended = new RecentTransactions();
  private final RecentTransactions abandoned = new RecentTransactions();
  private final Map<String, KpiCounter> counters = new ConcurrentHashMap<>();
  private final BoundedNames kpis = new BoundedNames();
  private final KpiCounter uncounted = new KpiCounter(this, NO_KPI);
  private final Warnings ofTransactions = new Warnings();
  private final Warnings ofSteps = new Warnings();
  private final Warnings ofKpis = new Warnings();
  private final Warnings ofLimits = new Warnings();
  private volatile @Nullable Recordings recordings;

  Business(Supplier<@Nullable OpenTelemetry> source, Supplier<Settings> settings) {
    this.source = source;
    this.settings = settings;
  }

  public static BusinessBuilder builder(OpenTelemetry openTelemetry) {
    return new BusinessBuilder(openTelemetry);
  }

  /**
   * The business of the global OpenTelemetry, which it looks for at each call until there is one;
   * before that, transactions travel and nothing is recorded. The model is that of the
   * autoconfigured SDK, else that of the {@link BusinessModelProvider} on the class path.
   */
  public static Business global() {
    return GlobalInstance.BUSINESS;
  }

  /**
   * Starts a transaction, as a rule at the click. To be followed by {@link
   * BusinessTransaction#run}: only there it is current.
   *
   * @param id what tells this transaction from others of its name; replaced by its keyed hash where
   *     it looks like an e-mail address, a card or a phone number, or is no id at all; where it is
   *     null or blank, as of what was not saved yet, by one that is made up
   */
  public BusinessTransaction start(String name, String id) {
    Context context = Context.current();
    if (!settings.get().enabled()) {
      return new BusinessTransaction(this, null, context);
    }
    if (name == null || !BusinessMembers.acceptableName(name)) {
      ofTransactions.once(
          "a transaction's name is a word of letters, digits, '_', '.', '-': ignored");
      return new BusinessTransaction(this, null, context);
    }
    boolean replace =
        isNobody(id) || PersonalId.looksPersonal(id) || !BusinessMembers.acceptableId(id);
    Members members = members(name, replace ? inPlaceOf(id) : id, context);
    Recordings instruments = recordings();
    if (instruments != null) {
      instruments.started(members, context);
      if (replace) {
        instruments.replacedId(members, context);
      }
    }
    Milestone.start(members, settings.get(), instruments, context);
    Context within = context.with(members.writeTo(Baggage.fromContext(context)));
    return new BusinessTransaction(this, members, within);
  }

  /** The transaction of the current context, from this service or another one. Never null. */
  public BusinessTransaction current() {
    Context context = Context.current();
    Baggage baggage = Baggage.fromContext(context);
    if (!Members.present(baggage) || !settings.get().enabled()) {
      return new BusinessTransaction(this, null, context);
    }
    Members members = Members.read(baggage, settings.get().clock().millis());
    if (members == null) {
      Recordings instruments = recordings();
      if (instruments != null) {
        instruments.refused(context);
      }
    }
    return new BusinessTransaction(this, members, context);
  }

  /**
   * A key figure; unit and description come from the model. Each name is a metric: of those that
   * the model does not have the first {@value BoundedNames#LIMIT} are counted.
   */
  public KpiCounter counter(String kpi) {
    KpiCounter known = kpi == null ? uncounted : counters.get(kpi);
    return known != null ? known : newKpi(kpi);
  }

  /**
   * The user on whose behalf we work: spans and logs of what it runs carry the pseudonym only.
   *
   * @param id null or blank: nobody who is known, so nothing is carried and the pseudonym is empty
   */
  public BusinessUser user(String id) {
    Context context = Context.current();
    if (isNobody(id)) {
      return new BusinessUser("", context);
    }
    String pseudonym = settings.get().pseudonym().apply(id);
    if (!settings.get().enabled()) {
      return new BusinessUser(pseudonym, context);
    }
    Span.fromContext(context).setAttribute(BusinessMembers.USER, pseudonym);
    Baggage baggage =
        Baggage.fromContext(context).toBuilder().put(BusinessMembers.USER, pseudonym).build();
    return new BusinessUser(pseudonym, context.with(baggage));
  }

  private KpiCounter newKpi(String kpi) {
    if (!kpis.bound(kpi, settings.get().model().kpis().containsKey(kpi)).equals(kpi)) {
      ofLimits.once(
          "more than "
              + BoundedNames.LIMIT
              + " key figures outside the business model: the rest"
              + " is not counted; what differs belongs into an attribute");
      return uncounted;
    }
    return counters.computeIfAbsent(kpi, name -> new KpiCounter(this, name));
  }

  void step(Members members, String step, Context at) {
    warnIfUnknown(members.name(), step);
    long millis = settings.get().clock().millis() - members.startMillis();
    Recordings instruments = recordings();
    if (instruments != null) {
      instruments.step(members, step, millis, at);
      noticeAbandoned(members, millis, instruments, at);
    }
    Milestone.step(members, step, millis, settings.get(), instruments, at);
  }

  void end(Members members, End end, Context at) {
    Recordings instruments = recordings();
    if (!ended.firstTime(members)) {
      if (instruments != null) {
        instruments.duplicate(members, at);
      }
      return;
    }
    long millis = settings.get().clock().millis() - members.startMillis();
    Boolean met = promiseMet(members, end.outcome(), millis);
    if (instruments != null) {
      instruments.finished(members, end.outcome(), met, millis, at);
      boolean late = noticeAbandoned(members, millis, instruments, at);
      if (late && end.outcome().equals("completed")) {
        instruments.recovered(members, at);
      }
      SpanContext here = Span.fromContext(at).getSpanContext();
      if (here.isValid()
          && members.origin() != null
          && !members.origin().equals(here.getTraceId())) {
        instruments.detached(members, at);
      }
    }
    Milestone.end(members, end, met, millis, settings.get(), instruments, at);
  }

  @Nullable LongCounter newCounter(String name) {
    Recordings instruments = recordings();
    if (instruments == null || name.equals(NO_KPI)) {
      return null;
    }
    BusinessModel.Kpi kpi = settings.get().model().kpis().get(name);
    if (kpi == null) {
      ofKpis.once("key figure '" + name + "' is not in the business model: it has no unit");
      return instruments.meter.counterBuilder(name).build();
    }
    return instruments
        .meter
        .counterBuilder(name)
        .setUnit(kpi.unit())
        .setDescription(kpi.description())
        .build();
  }

  private Members members(String name, String id, Context context) {
    Map<String, BusinessModel.Transaction> all = settings.get().model().transactions();
    BusinessModel.Transaction known = all.get(name);
    if (known == null && !all.isEmpty()) {
      ofTransactions.once(
          "'"
              + name
              + "' is no transaction of the business model: it has no promise and no owner;"
              + " the model has "
              + all.keySet());
    }
    SpanContext here = Span.fromContext(context).getSpanContext();
    return new Members(
        name,
        id,
        settings.get().clock().millis(),
        known == null || known.promise() == null ? -1 : known.promise().within().toMillis(),
        known == null || known.giveUp() == null ? -1 : known.giveUp().toMillis(),
        here.isValid() ? here.getTraceId() : null);
  }

  /** Of a transaction that the model knows; one of others may have steps of its own. */
  private void warnIfUnknown(String transaction, String step) {
    BusinessModel.Transaction known = settings.get().model().transactions().get(transaction);
    if (known != null && !known.steps().isEmpty() && !known.steps().containsKey(step)) {
      ofSteps.once(
          "'"
              + step
              + "' is no step of '"
              + transaction
              + "' in the business model, which has "
              + known.steps().keySet());
    }
  }

  private String inPlaceOf(String id) {
    return isNobody(id)
        ? "none_" + UUID.randomUUID().toString().replace("-", "")
        : settings.get().pseudonym().apply(id);
  }

  private static boolean isNobody(@Nullable String id) {
    return id == null || id.isBlank();
  }

  private boolean noticeAbandoned(
      Members members, long millis, Recordings instruments, Context at) {
    boolean late = members.giveUpMillis() >= 0 && millis > members.giveUpMillis();
    if (late && abandoned.firstTime(members)) {
      instruments.abandoned(members, at);
    }
    return late;
  }

  /** Null where nothing was promised to a transaction that ended so. */
  private static @Nullable Boolean promiseMet(Members members, String outcome, long millis) {
    if (members.promiseMillis() < 0) {
      return null;
    }
    return switch (outcome) {
      case "completed" -> millis <= members.promiseMillis();
      case "failed" -> false;
      default -> null;
    };
  }

  private @Nullable Recordings recordings() {
    Recordings known = recordings;
    return known != null ? known : findRecordings();
  }

  /** Asks outside of the lock: what is asked may build an SDK, whose parts may ask us. */
  private @Nullable Recordings findRecordings() {
    OpenTelemetry openTelemetry = source.get();
    return openTelemetry == null ? null : recordingsOf(openTelemetry);
  }

  private synchronized Recordings recordingsOf(OpenTelemetry openTelemetry) {
    Recordings known = recordings;
    if (known == null) {
      known = new Recordings(openTelemetry, settings.get().model());
      recordings = known;
    }
    return known;
  }

  /**
   * @param enabled false: transactions and users are none
   */
  record Settings(
      boolean enabled,
      BusinessModel model,
      Milestones milestones,
      UnaryOperator<String> pseudonym,
      InstantSource clock) {}
}
