'use strict';
const { Kafka, logLevel } = require('kafkajs');

module.exports = (server, topic) => {
  const kafka = new Kafka({ clientId: 'node', brokers: [server], logLevel: logLevel.ERROR });
  return {
    async send(value) {
      const producer = kafka.producer();
      await producer.connect();
      await producer.send({ topic, messages: [{ key: 'k', value }] });
      await producer.disconnect();
    },

    /** The instrumentation has the message's context current while it is processed. */
    async receive(handle) {
      const consumer = kafka.consumer({ groupId: `node-${topic}` });
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await new Promise((resolve) => {
        consumer.run({
          eachMessage: async () => {
            handle();
            resolve();
          },
        });
      });
      await consumer.disconnect();
    },
  };
};
