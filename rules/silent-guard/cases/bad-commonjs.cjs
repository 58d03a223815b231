const { Consumer } = require('sqs-consumer');
const Queue = require('bull');
const { Kafka } = require('kafkajs');
const Joi = require('joi');
const orders = require('./orders');

const queue = new Queue('orders');
const kafka = new Kafka({ brokers: ['kafka:9092'] });
const schema = Joi.object({ id: Joi.string().required() });

// Bull, with a schema of Joi.
queue.process(async (job) => {
  const { error, value } = schema.validate(job.data);
  if (error) return;
//~~~~~~~~~~ dropped
  await orders.insertOne(value);
});

// Kafka, with a payload that is no object.
exports.start = async function start() {
  await kafka.consumer({ groupId: 'orders' }).run({
    eachMessage: async ({ message }) => {
      const order = JSON.parse(message.value.toString());
      if (typeof order !== 'object' || order === null) return;
   // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
      await orders.insertOne(order);
    },
  });
};

// SQS: the message is deleted because the handler returned.
exports.consumer = Consumer.create({
  queueUrl: 'https://sqs/orders',
  handleMessage: async (message) => {
    const body = JSON.parse(message.Body);
    if (!body.orderId) return;
 // ~~~~~~~~~~~~~~~~~~ dropped
    await orders.updateOne({ _id: body.orderId }, { $set: body });
  },
});
