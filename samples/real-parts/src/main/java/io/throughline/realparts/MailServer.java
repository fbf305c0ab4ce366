package io.throughline.realparts;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;

/** An SMTP server that keeps what it receives: GreenMail, in this JVM. It accepts every address. */
public final class MailServer implements AutoCloseable {
  private final GreenMail server;

  private MailServer(GreenMail server) {
    this.server = server;
  }

  public static MailServer start() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return new MailServer(server);
  }

  public String host() {
    return "127.0.0.1";
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** What has been received so far, oldest first. */
  public List<MimeMessage> messages() {
    return List.of(server.getReceivedMessages());
  }

  /** Waits until this many messages have been received in all; false when the time is up. */
  public boolean awaitMessages(int count, Duration timeout) {
    return server.waitForIncomingEmail(timeout.toMillis(), count);
  }

  @Override
  public void close() {
    server.stop();
  }

  @Override
  public String toString() {
    return "MailServer{" + host() + ":" + port() + "}";
  }
}
