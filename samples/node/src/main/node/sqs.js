'use strict';
const { context, propagation } = require('@opentelemetry/api');
const {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
  SendMessageCommand,
} = require('@aws-sdk/client-sqs');

/** The fields that a message carries: its attributes, and those that stand in its tracepack. */
function fieldsOf(message) {
  const plain = Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, a]) => [name, a.StringValue]));
  return { ...Object.fromEntries(new URLSearchParams(plain.tracepack)), ...plain };
}

module.exports = (endpoint, QueueUrl) => {
  const client = new SQSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  });
  return {
    send: (MessageBody) => client.send(new SendMessageCommand({ QueueUrl, MessageBody })),

    /** The instrumentation links the receive span; the context of each message is for us to make current. */
    async receive(handle) {
      const { Messages } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10, MessageAttributeNames: ['All'] }));
      for (const message of Messages ?? []) {
        context.with(propagation.extract(context.active(), fieldsOf(message)), handle);
        await client.send(
          new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
      }
    },
  };
};
