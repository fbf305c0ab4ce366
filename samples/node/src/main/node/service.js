'use strict';
// node service.js kafka|sqs send|handle SERVER TOPIC-OR-QUEUE-URL: sends or handles one message.
const { flush } = require('./tracing');
const { context, propagation, trace } = require('@opentelemetry/api');
const kafka = require('./kafka');
const sqs = require('./sqs');

const tracer = trace.getTracer('node');

/** As a service's own code would: a span around it, and business baggage that goes along. */
async function click(send) {
  const span = tracer.startSpan('click');
  const baggage = propagation.createBaggage({ 'business.transaction.id': { value: 'node-1' } });
  await context.with(
    propagation.setBaggage(trace.setSpan(context.active(), span), baggage), send);
  span.end();
}

/** A span that says which business transaction the message belongs to. */
function handle() {
  const id = propagation.getActiveBaggage()?.getEntry('business.transaction.id')?.value;
  tracer.startSpan(`handle ${id}`).end();
}

const [system, action, server, destination] = process.argv.slice(2);
const client = { kafka, sqs }[system](server, destination);
(action === 'send' ? click(() => client.send('from node')) : client.receive(handle))
  .then(flush)
  .then(() => process.exit(0));
