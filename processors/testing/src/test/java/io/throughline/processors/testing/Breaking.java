package io.throughline.processors.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Objects one of whose methods throws, quoting what it should not. */
final class Breaking {

  private Breaking() {}

  static <T> T of(Class<T> type, T whole, String method) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, args) -> {
              if (called.getName().equals(method)) {
                throw new IllegalStateException("cannot read " + whole);
              }
              try {
                return called.invoke(whole, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
