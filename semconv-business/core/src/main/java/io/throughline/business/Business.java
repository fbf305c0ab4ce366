package io.throughline.business;

import static java.util.Objects.requireNonNull;

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
  private final Supplier<@Nullable OpenTelemetry> source;
  private final Supplier<Settings> settings;
  private final RecentTransactions ended = new RecentTransactions();
  private final RecentTransactions abandoned = new RecentTransactions();
  private final Map<String, KpiCounter> counters = new ConcurrentHashMap<>();
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
   *     it looks like an e-mail address, a card or a phone number, or is no id at all
   */
  public BusinessTransaction start(String name, String id) {
    requireNonNull(name, "name");
    requireNonNull(id, "id");
    Context context = Context.current();
    if (!settings.get().enabled()) {
      return new BusinessTransaction(this, null, context);
    }
    if (!BusinessMembers.acceptableName(name)) {
      Warnings.once("a transaction's name is a word of letters, digits, '_', '.', '-': ignored");
      return new BusinessTransaction(this, null, context);
    }
    boolean replace = PersonalId.looksPersonal(id) || !BusinessMembers.acceptableId(id);
    Members members = members(name, replace ? settings.get().pseudonym().apply(id) : id, context);
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

  /** A key figure; unit and description come from the model. */
  public KpiCounter counter(String kpi) {
    requireNonNull(kpi, "kpi");
    return counters.computeIfAbsent(kpi, name -> new KpiCounter(this, name));
  }

  /** The user on whose behalf we work: spans and logs of what it runs carry the pseudonym only. */
  public BusinessUser user(String id) {
    String pseudonym = settings.get().pseudonym().apply(requireNonNull(id, "id"));
    Context context = Context.current();
    if (!settings.get().enabled()) {
      return new BusinessUser(pseudonym, context);
    }
    Span.fromContext(context).setAttribute(BusinessMembers.USER, pseudonym);
    Baggage baggage =
        Baggage.fromContext(context).toBuilder().put(BusinessMembers.USER, pseudonym).build();
    return new BusinessUser(pseudonym, context.with(baggage));
  }

  void step(Members members, String step, Context at) {
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
    if (instruments == null) {
      return null;
    }
    BusinessModel.Kpi kpi = settings.get().model().kpis().get(name);
    if (kpi == null) {
      Warnings.once("key figure '" + name + "' is not in the business model: it has no unit");
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
    BusinessModel.Transaction known = settings.get().model().transactions().get(name);
    SpanContext here = Span.fromContext(context).getSpanContext();
    return new Members(
        name,
        id,
        settings.get().clock().millis(),
        known == null || known.promise() == null ? -1 : known.promise().within().toMillis(),
        known == null || known.giveUp() == null ? -1 : known.giveUp().toMillis(),
        here.isValid() ? here.getTraceId() : null);
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

  private synchronized @Nullable Recordings findRecordings() {
    if (recordings == null) {
      OpenTelemetry openTelemetry = source.get();
      if (openTelemetry != null) {
        recordings = new Recordings(openTelemetry, settings.get().model());
      }
    }
    return recordings;
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
