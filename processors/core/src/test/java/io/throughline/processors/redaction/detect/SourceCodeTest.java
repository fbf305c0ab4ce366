package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines of source code in a stack trace: what they assign to a password is none. */
class SourceCodeTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_callOrElement_isNoPassword() {
    staysAsItIs(
        "    password = form.get(\"password\")",
        "    password = request.POST[\"password\"]",
        "    password = input()",
        "    password = hashlib.sha256(raw).hexdigest()",
        "    connect(user=user, password=os.environ[\"DB_PASSWORD\"])",
        "password := os.Getenv(\"DB_PASSWORD\")",
        "    \"password\": request.form[\"password\"],");
    assertThat(masked.text("password=hunter(x")).isEqualTo("password=*");
    assertThat(masked.text("password = hunter(2x")).isEqualTo("password = *");
    assertThat(masked.text("password=abc.def(9")).isEqualTo("password=*");
    assertThat(masked.text("password=abc.(x)")).isEqualTo("password=*)");
    assertThat(masked.text("password=9abc.def(x)")).isEqualTo("password=*)");
    assertThat(masked.text("password = winter[x y")).isEqualTo("password = * y");
    assertThat(masked.text("password = (abc")).isEqualTo("password = (*");
    assertThat(masked.text("password = \"form.get(\"")).isEqualTo("password = \"*\"");
  }

  @Test
  void text_fieldThatIsCalledAPassword_isNoPassword() {
    staysAsItIs(
        "    login(user=self.user, password=self.password)",
        "const password = process.env.DB_PASSWORD",
        "    \"password\": self.password,");
    assertThat(masked.text("password=self.winter")).isEqualTo("password=*");
    assertThat(masked.text("\"password\": \"self.password\"")).isEqualTo("\"password\": \"*\"");
  }

  @Test
  void text_nameItself_isNoPasswordBetweenBlanksOrAsAnArgument() {
    staysAsItIs(
        "    self.password = password",
        "    self._password = _password",
        "    login(password=password)",
        "    login(password=password, user=user)",
        "    DB_PASSWORD = password");
    assertThat(masked.text("user=kim&password=password")).isEqualTo("user=kim&password=*");
    assertThat(masked.text("{\"password\":\"password\"}")).isEqualTo("{\"password\":\"*\"}");
    assertThat(masked.text("password: password")).isEqualTo("password: *");
    assertThat(masked.text("password = passwords")).isEqualTo("password = *");
  }

  @Test
  void text_type_isNoPassword() {
    staysAsItIs("def login(user: str, password: str) -> User:", "{\"password\": \"string\"}");
    assertThat(masked.text("password: strong")).isEqualTo("password: *");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }

  @Test
  void text_partOfSomethingElse_isNoPasswordBetweenBlanks() {
    staysAsItIs(
        "password = data.vault_generic_secret.app.value",
        "  password = local.secrets.db",
        "password = random_password.db.result",
        "password = each.value.name",
        "password = this.props.value");
    assertThat(masked.text("password = tiger.lion.bear")).isEqualTo("password = *");
    assertThat(masked.text("password = data.x.y.Kim9")).isEqualTo("password = *");
    assertThat(masked.text("password = big_cat.lion")).isEqualTo("password = *");
    assertThat(masked.text("password=data.x.y")).isEqualTo("password=*");
    assertThat(masked.text("password = \"data.x.y\"")).isEqualTo("password = \"*\"");
  }
}
