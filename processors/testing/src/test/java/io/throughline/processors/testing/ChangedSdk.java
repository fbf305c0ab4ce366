package io.throughline.processors.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Loads OpenTelemetry and Throughline again, with an SDK whose builders keep their parts in fields
 * of other names, as a newer one may.
 */
final class ChangedSdk extends ClassLoader {
  private static final Map<String, String> RENAMED =
      Map.of(
          "io.opentelemetry.sdk.trace.SdkTracerProviderBuilder", "spanProcessors",
          "io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder", "logRecordProcessors");

  ChangedSdk() {
    super(ChangedSdk.class.getClassLoader());
  }

  /** Runs another copy of the class, which sees the changed SDK. */
  void run(Class<? extends Runnable> scenario) throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(this);
    try {
      Class<?> copy = loadClass(scenario.getName());
      ((Runnable) copy.getDeclaredConstructor().newInstance()).run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("io.opentelemetry.") && !name.startsWith("io.throughline.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream resource = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (resource == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = resource.readAllBytes();
      String field = RENAMED.get(name);
      if (field != null) {
        bytes = renamed(bytes, field);
      }
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** The constant that names the field stands after its length, which stays the same. */
  private static byte[] renamed(byte[] bytes, String field) {
    String constant = "\0" + (char) field.length() + field;
    String other = "\0" + (char) field.length() + "_" + field.substring(1);
    String changed = new String(bytes, ISO_8859_1).replace(constant, other);
    return changed.getBytes(ISO_8859_1);
  }
}
