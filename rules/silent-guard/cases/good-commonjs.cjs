const { Consumer } = require('sqs-consumer');
const Queue = require('bull');
const { Kafka } = require('kafkajs');
const Joi = require('joi');
const winston = require('winston');
const orders = require('./orders');

const logger = winston.createLogger({ level: 'info' });
const queue = new Queue('orders');
const kafka = new Kafka({ brokers: ['kafka:9092'] });
const schema = Joi.object({ id: Joi.string().required() });

// Bull keeps the job among the failed ones.
queue.process(async (job) => {
  const { error, value } = schema.validate(job.data);
  if (error) throw error;
  await orders.insertOne(value);
});

// A function of the same file speaks for the guard.
exports.start = async function start() {
  await kafka.consumer({ groupId: 'orders' }).run({
    eachMessage: async ({ message }) => {
      const order = JSON.parse(message.value.toString());
      if (typeof order !== 'object' || order === null) return drop(message);
      await orders.insertOne(order);
    },
  });
};

function drop(message) {
  logger.warn(`message ${message.offset} is no order`);
}

// SQS delivers it again, and at last to the dead-letter queue.
exports.consumer = Consumer.create({
  queueUrl: 'https://sqs/orders',
  handleMessage: async (message) => {
    const body = JSON.parse(message.Body);
    if (!body.orderId) throw new Error(`message ${message.MessageId} has no order`);
    await orders.updateOne({ _id: body.orderId }, { $set: body });
  },
});
