package io.throughline.business;

/**
 * By {@link java.util.ServiceLoader}, the way in which an autoconfigured SDK and {@link
 * Business#global()} find a model built in code. At most one provider may be on the class path.
 */
public interface BusinessModelProvider {
  /** Called once, while the SDK is being configured: it must not use OpenTelemetry. */
  BusinessModel model();
}
