package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.opentelemetry.api.baggage.Baggage;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last few baggages in both directions, because parsing and escaping the same members
 * for every message is where propagators spend their time.
 *
 * <p>Two tables of fixed size, a newcomer replaces who had its place, so the memory is bounded (64
 * places of at most 1 kB each). Reading compares <em>all</em> bytes, or the very instance, never a
 * hash alone: one tenant's message can never see another's members. Entries are immutable and
 * published through final fields, so threads race without locks and at worst parse once more. Only
 * OpenTelemetry's own baggage is remembered by instance; another class may be mutable.
 */
final class BaggageMemo {

  private static final int PLACES = 32;
  private static final int LONGEST = 1024;
  private static final Class<?> IMMUTABLE = Baggage.empty().getClass();

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int[] SEEN = new int[PLACES];
  private static final @Nullable Parsed[] PARSED = new Parsed[PLACES];
  private static final @Nullable Encoded[] ENCODED = new Encoded[PLACES];

  private BaggageMemo() {}

  /** What the bytes say. The array is copied if it is kept. */
  static Parsed parse(byte[] bytes) {
    if (bytes.length > LONGEST) {
      return Parsed.of(parseAnew(bytes));
    }
    int hash = hash(bytes);
    int place = (hash ^ hash >>> 15) & (PLACES - 1);
    Parsed known = PARSED[place];
    if (known != null && Arrays.equals(known.bytes, bytes)) {
      return known;
    }
    BaggageParser parser = parseAnew(bytes);
    if (SEEN[place] != hash) {
      SEEN[place] = hash; // most baggages come once, so only the second time earns a copy
      return Parsed.of(parser);
    }
    Parsed parsed = new Parsed(bytes.clone(), parser);
    PARSED[place] = parsed;
    return parsed;
  }

  private static BaggageParser parseAnew(byte[] bytes) {
    BaggageParser parser = new BaggageParser();
    parser.read(bytes);
    return parser;
  }

  /** Members that differ do so near their end (an id, a time), so the hash looks there. */
  private static int hash(byte[] bytes) {
    if (bytes.length < 2 * Long.BYTES) {
      return Arrays.hashCode(bytes);
    }
    long last = (long) LONG.get(bytes, bytes.length - Long.BYTES);
    long before = (long) LONG.get(bytes, bytes.length - 2 * Long.BYTES);
    long mixed = (last * 31 + before) * 31 + bytes.length;
    return (int) (mixed ^ mixed >>> 32);
  }

  static @Nullable Encoded encode(Baggage baggage) {
    if (baggage.getClass() != IMMUTABLE) {
      return encodeAnew(baggage);
    }
    int place = System.identityHashCode(baggage) & (PLACES - 1);
    Encoded known = ENCODED[place];
    if (known != null && known.baggage == baggage) {
      return known;
    }
    Encoded encoded = encodeAnew(baggage);
    if (encoded != null && encoded.bytes.length <= LONGEST) {
      ENCODED[place] = encoded;
    }
    return encoded;
  }

  private static @Nullable Encoded encodeAnew(Baggage baggage) {
    byte[] bytes = BaggageEncoding.encode(baggage);
    return bytes == null ? null : new Encoded(baggage, bytes);
  }

  static final class Parsed {
    private static final byte[] NOT_KEPT = new byte[0];

    private final byte[] bytes;
    final Baggage baggage;
    final BusinessMembers business;

    static Parsed of(BaggageParser parser) {
      return new Parsed(NOT_KEPT, parser);
    }

    private Parsed(byte[] bytes, BaggageParser parser) {
      this.bytes = bytes;
      this.baggage = parser.baggage();
      this.business = parser.business();
    }
  }

  static final class Encoded {
    private final Baggage baggage;
    private final byte[] bytes;

    /** Built on first use; a race builds it twice, with the same content. */
    private @Nullable String text;

    Encoded(Baggage baggage, byte[] bytes) {
      this.baggage = baggage;
      this.bytes = bytes;
    }

    /** A copy, for it becomes part of a message that others may change. */
    byte[] toBytes() {
      return bytes.clone();
    }

    String toText() {
      String known = text;
      if (known == null) {
        known = new String(bytes, ISO_8859_1);
        text = known;
      }
      return known;
    }
  }
}
