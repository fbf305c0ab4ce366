package io.throughline.sample.drive;

import io.throughline.realparts.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;

/** Looks into the customers' letterbox and notes when each confirmation was first seen there. */
final class Letterbox implements AutoCloseable {

  /** How late a mail is noticed at most, on a machine that is not wholly busy. */
  static final Duration LOOKS_EVERY = Duration.ofMillis(100);

  private final MailServer mail;
  private final Ledger ledger;
  private final Thread thread = new Thread(this::watch, "letterbox");
  private int known;

  private Letterbox(MailServer mail, Ledger ledger) {
    this.mail = mail;
    this.ledger = ledger;
  }

  static Letterbox watch(MailServer mail, Ledger ledger) {
    Letterbox letterbox = new Letterbox(mail, ledger);
    letterbox.thread.setDaemon(true);
    letterbox.thread.start();
    return letterbox;
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(LOOKS_EVERY.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() {
    List<MimeMessage> letters = mail.messages();
    long now = System.nanoTime();
    if (letters.size() == known) {
      return;
    }
    // They come mailbox by mailbox, so a new one may stand anywhere.
    for (MimeMessage letter : letters) {
      try {
        // The subject is the order's id.
        ledger.mailSeen(letter.getSubject(), now);
      } catch (MessagingException e) {
        throw new IllegalStateException("a letter without a subject", e);
      }
    }
    known = letters.size();
  }

  /** Looks a last time. */
  @Override
  public void close() {
    thread.interrupt();
    look();
  }
}
