package io.throughline.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailServerTest {

  @Test
  void start_mailSent_isKept() throws Exception {
    try (MailServer server = MailServer.start()) {
      Properties properties = new Properties();
      properties.put("mail.smtp.host", server.host());
      properties.put("mail.smtp.port", String.valueOf(server.port()));
      MimeMessage mail = new MimeMessage(Session.getInstance(properties));
      mail.setFrom(new InternetAddress("shop@example.org"));
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.org"));
      mail.setSubject("Your order");
      mail.setText("It is on its way.");
      Transport.send(mail);

      assertThat(server.awaitMessages(1, Duration.ofSeconds(10))).isTrue();
      assertThat(server.messages().get(0).getSubject()).isEqualTo("Your order");
      assertThat(server.awaitMessages(2, Duration.ofMillis(20))).isFalse();
    }
  }
}
