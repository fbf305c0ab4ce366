package io.throughline.propagation.aws;

import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What an application does with a received message.
 *
 * @param <E> what it may throw; a handler that throws nothing checked infers RuntimeException
 */
@FunctionalInterface
public interface MessageHandler<E extends Exception> {

  void handle(Message message) throws E;
}
