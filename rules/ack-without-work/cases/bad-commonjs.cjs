const Redis = require('ioredis');

const redis = new Redis();

// Acknowledged on arrival, all of them, and worked on one by one.
async function tick(consumer, dispatch) {
  const reply = await redis.xreadgroup('GROUP', 'pagers', consumer, 'COUNT', 10, 'STREAMS', 'alerts', '>');
  if (!reply) return 0;
  const [[, entries]] = reply;
  await redis.xack('alerts', 'pagers', ...entries.map(([id]) => id));
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ before
  for (const [, fields] of entries) {
    await dispatch(fields);
  }
  return entries.length;
}

// A channel that is only known by its name.
async function onOrder(channel, msg, orders) {
  channel.ack(msg);
//~~~~~~~~~~~~~~~~ before
  await orders.insertOne(JSON.parse(msg.content.toString()));
}

// An error-first callback that prints the error, and goes on to the ack.
function onReading(channel, msg, readings) {
  readings.insertOne(JSON.parse(msg.content.toString()), (error) => {
    if (error) console.error(error);
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ failed
    channel.ack(msg);
  });
}

module.exports = { tick, onOrder, onReading };
