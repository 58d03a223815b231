const Redis = require('ioredis');

const redis = new Redis();

// Acknowledged one by one, each after its work.
async function tick(consumer, dispatch) {
  const reply = await redis.xreadgroup('GROUP', 'pagers', consumer, 'COUNT', 10, 'STREAMS', 'alerts', '>');
  if (!reply) return 0;
  const [[, entries]] = reply;
  for (const [id, fields] of entries) {
    await dispatch(fields);
    await redis.xack('alerts', 'pagers', id);
  }
  return entries.length;
}

// A channel that is only known by its name.
async function onOrder(channel, msg, orders) {
  await orders.insertOne(JSON.parse(msg.content.toString()));
  channel.ack(msg);
}

// An error-first callback that refuses the message.
function onReading(channel, msg, readings) {
  readings.insertOne(JSON.parse(msg.content.toString()), (error) => {
    if (error) return channel.nack(msg, false, false);
    channel.ack(msg);
  });
}

module.exports = { tick, onOrder, onReading };
