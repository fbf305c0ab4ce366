package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * What an attribute key, or a word beside a number, is about. Weak patterns count only beside a
 * word of their topic; a technical word speaks against an unformatted number being a person's.
 *
 * <p>The words are kept in an open hash table over some of their characters, so that looking up a
 * word of a text allocates nothing.
 */
final class Topics {

  static final long CARD = 1;
  static final long PHONE = 1 << 1;

  /** Words that make grouped digits a phone number, but not plain ones. */
  static final long PHONE_HINT = 1 << 2;

  static final long IP = 1 << 3;
  static final long NATIONAL_ID = 1 << 4;
  static final long SQL = 1 << 5;
  static final long TECHNICAL = 1 << 6;
  static final long VERSION = 1 << 7;

  /** Set by the whole key only: its value as a whole is a credential. */
  static final long CREDENTIAL = 1 << 8;

  /** Words for things that have numbers of their own: no identity number without a word for it. */
  static final long BUSINESS = 1 << 9;

  /** Services whose keys and ids of clients are secret and look like anybody's. */
  static final long SERVICE = 1 << 10;

  /**
   * What counts sizes, places and goods: a number of cards' shorter lengths is no card beside it.
   */
  static final long MEASURE = 1 << 11;

  /** Set by the whole key only: its value is the query of a URL, so a parameter from its start. */
  static final long QUERY = 1 << 12;

  static final long MAC = 1 << 13;

  /** When something was: said of a key, its numbers are times. */
  static final long TIME = 1 << 14;

  /** What is counted, or numbered: it speaks only of the number directly beside it. */
  static final long COUNT = 1 << 15;

  /** A longer word, be it with humps, is not looked at. */
  static final int LONGEST = 32;

  /** What is before the first hump: an iPhone is no phone, and a token's "nsVm" no unit. */
  private static final int SHORTEST_FIRST = 3;

  /** No word without humps is longer. */
  private static final int LONGEST_PART = 20;

  /** What counts after a number only where it is close: "12345 ms", not "12345 … Ms. Smith". */
  static final long UNITS = TECHNICAL | BUSINESS | VERSION | MEASURE;

  /** No word is shorter. */
  private static final int SHORTEST = 2;

  /** Of a letter, the same in lower and in upper case. */
  private static final int LETTER_BITS = 0x1F;

  /** What parts of a program's screen and inside are. */
  private static final char[][] PARTS =
      Arrays.stream(
              ("bar view window policy manager service activity controller adapter handler helper "
                      + "receiver monitor tracker factory notifier interface proxy impl utils test")
                  .split(" ", -1))
          .map(String::toCharArray)
          .toArray(char[][]::new);

  private static final int SIZE = 1024;
  private static final char[][] WORDS = new char[SIZE][];
  private static final long[] TOPICS = new long[SIZE];

  /** By the first two letters: a bit for each length of the words that begin with them. */
  private static final int[] LENGTHS = new int[26 * 26];

  static {
    add(CARD, "card cards cc pan creditcard debitcard ccnum ccnumber cardnumber visa mastercard");
    add(CARD, "amex maestro karte kreditkarte carte tarjeta credit debit");
    add(PHONE, "phone phones telephone tel mobile cell cellphone fax msisdn whatsapp telefon");
    add(PHONE, "telefono telefone handy mobil mobilfunk gsm cep numaram phonenumber landline");
    add(PHONE, "telefonnummer telefonnr rufnummer handynummer mobilnummer natel tlf telefonu");
    add(PHONE, "telefoon telefoonnummer mobiel puh puhelin puhelinnumero matkapuhelin telepon");
    add(PHONE, "cellulare celular komorka telefax");
    add(PHONE_HINT, "call calling answering registered messages contact reach desk office");
    add(PHONE_HINT, "number ring dial text sms home japanese israeli international");
    add(IP, "ip ipv4 ipv6 ipaddress");
    add(MAC, "mac macaddress bssid");
    add(NATIONAL_ID, "ssn social sin tfn medicare nhs nino insurance aadhaar aadhar uidai pan");
    add(NATIONAL_ID, "pesel personnummer pnr hetu bsn burgerservicenummer rrn tckn kimlik nir");
    add(NATIONAL_ID, "steuer steuernummer steuerid idnr itin tax taxpayer national identity");
    add(
        NATIONAL_ID,
        "cpf codice fiscale nif nie dni nric fin tnin swedish finnish korean resident "
            + "african thai turkish polish");
    add(NATIONAL_ID, "sofinummer assurance sociale jumin thaiid");
    add(NATIONAL_ID, "refugee insee securite tin sozialversicherung svnr nin citizen st");
    add(SQL, "sql statement");
    add(TECHNICAL, "id ids ts time timestamp epoch offset offsets bytes byte kb mb gb ms ns us");
    add(TECHNICAL, "micros nanos millis seconds sec count size length total seq sequence");
    add(TECHNICAL, "partition port pid tid thread rows records items requests heap memory");
    add(TECHNICAL, "trace span build revision checksum hash crc route routes arn duration");
    add(
        TECHNICAL,
        "latency elapsed took uptime serial soa counter gauge limit sum bucket buckets timeout");
    add(
        BUSINESS,
        "order orders invoice batch job task ticket tracking shipment parcel lot account");
    add(TECHNICAL, "lsn xid txid scn imei iccid imsi isbn gtin ean upc sku version");
    add(TECHNICAL, "gtin8 gtin12 gtin13 gtin14 ean8 ean13");
    add(MEASURE, "gtin8 gtin12 gtin13 gtin14 ean8 ean13");
    add(MEASURE, "offset offsets bytes byte kb mb gb ns us micros nanos heap memory total size");
    add(MEASURE, "nanoseconds microseconds milliseconds seconds rows records lines max min");
    add(TIME, "time timestamp ts epoch at on date created modified updated started finished");
    add(TIME, "expires expiry expiration since until seen millis ms last now");
    add(
        MEASURE,
        "used maxmemory committed reserved capacity free available swap disk lsn scn xid isbn gtin ean upc sku");
    add(
        VERSION,
        "version versions release section chapter clause oid build driver firmware jdk step rule");
    add(
        SERVICE,
        "heroku hubspot snyk messagebird sumo sumologic okta datadog newrelic relic algolia");
    add(
        SERVICE,
        "adafruit adobe airtable asana atlassian bitbucket bittrex kraken kucoin coinbase codecov");
    add(
        SERVICE,
        "confluent contentful cloudflare databricks discord droneci dropbox etsy facebook");
    add(SERVICE, "fastly finicity finnhub flickr freshbooks gitter gocardless intercom jfrog");
    add(
        SERVICE,
        "artifactory launchdarkly linkedin lob looker mailchimp mailgun mapbox mattermost");
    add(SERVICE, "netlify nytimes plaid postman rapidapi sendbird sendgrid sendinblue shippo");
    add(SERVICE, "shopify sonar sourcegraph square squarespace stripe telegram travis trello");
    add(
        SERVICE,
        "twilio twitch twitter typeform yandex zendesk beamer sentry openai anthropic cohere");
    add(SERVICE, "perplexity privateai meraki clojars mistral deepseek groq replicate");
    add(COUNT, "units edges pages cents entries nodes events keys objects files blocks chars");
    add(
        COUNT,
        "packets rss vsz frames cycles ops hits items seq sequence index position checkpoint chunk watermark");
    add(TECHNICAL, "adler32 crc32 crc32c murmur3 counter32 counter64 gauge32 timeticks");
  }

  private Topics() {}

  private static void add(long topic, String words) {
    for (String added : words.split(" ", -1)) {
      char[] word = added.toCharArray();
      int slot = slot(word, 0, word.length);
      while (WORDS[slot] != null && !Arrays.equals(WORDS[slot], word)) {
        slot = (slot + 1) & (SIZE - 1);
      }
      WORDS[slot] = word;
      LENGTHS[pair(word, 0)] |= 1 << word.length;
      TOPICS[slot] |= topic;
    }
  }

  /** By a word's length and three of its letters, which tell nearly all of them apart. */
  private static int slot(char[] text, int from, int to) {
    int middle = text[(from + to) >>> 1] & LETTER_BITS;
    int last = text[to - 1] & LETTER_BITS;
    int mixed = ((text[from] & LETTER_BITS) * 31 + middle) * 31 + last * 7 + to - from;
    return (mixed ^ (mixed >>> 10)) & (SIZE - 1);
  }

  /** The place of two letters in {@link #LENGTHS}, negative or beyond it for other characters. */
  private static int pair(char[] text, int from) {
    int first = (text[from] | 0x20) - 'a';
    int second = (text[from + 1] | 0x20) - 'a';
    return second >= 0 && second < 26 ? first * 26 + second : -1;
  }

  /**
   * The topics of one word in {@code text}, in any case, as bits; of a word with humps that is not
   * known as a whole, {@code contactPhone}, those of its parts.
   */
  static long of(char[] text, int from, int to) {
    if (to - from < SHORTEST || Ascii.isDigit(text[from])) {
      // No word of ours holds a digit before its letters.
      return 0;
    }
    long whole = known(text, from, to);
    return whole != 0 || to - from > LONGEST ? whole : ofHumps(text, from, to);
  }

  private static long ofHumps(char[] text, int from, int to) {
    boolean capital = Ascii.isUpper(text[from]);
    long topics = 0;
    // Of the last hump: with two others behind it, "PhoneStatusBar", it may name a part of a
    // program, unlike "PhoneNumberHome".
    long last = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      if (Ascii.isDigit(text[i])) {
        return 0;
      }
      if (i > from && Ascii.isUpper(text[i]) && !Ascii.isUpper(text[i - 1])) {
        if (i - from < SHORTEST_FIRST) {
          return 0;
        }
        topics |= last;
        last = known(text, start, i);
        start = i;
      }
    }
    if (start == from) {
      return 0;
    }
    boolean part = capital && (topics & PHONE) != 0 && isPart(text, start, to);
    return (part ? topics & ~PHONE : topics) | last | known(text, start, to);
  }

  private static boolean isPart(char[] text, int from, int to) {
    for (char[] word : PARTS) {
      if (word.length == to - from && equal(word, text, from)) {
        return true;
      }
    }
    return false;
  }

  private static long known(char[] text, int from, int to) {
    int length = to - from;
    if (length > LONGEST_PART || length < SHORTEST) {
      return 0;
    }
    int pair = pair(text, from);
    if (pair < 0 || pair >= LENGTHS.length || (LENGTHS[pair] >>> length & 1) == 0) {
      return 0;
    }
    int slot = slot(text, from, to);
    for (char[] word = WORDS[slot]; word != null; word = WORDS[slot]) {
      if (word.length == length && equal(word, text, from)) {
        return TOPICS[slot];
      }
      slot = (slot + 1) & (SIZE - 1);
    }
    return 0;
  }

  private static boolean equal(char[] word, char[] text, int from) {
    for (int i = 0; i < word.length; i++) {
      if (Ascii.toLower(text[from + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** The topics of all words in {@code text} between two places, as bits. */
  static long in(char[] text, int from, int to) {
    long topics = 0;
    int i = from;
    while (i < to) {
      int end = Ascii.runEnd(text, i, to, Ascii.ALNUM);
      topics |= end == i ? 0 : of(text, i, end);
      i = end + 1;
    }
    return topics;
  }
}
