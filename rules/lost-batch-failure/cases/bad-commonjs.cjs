const { MongoClient } = require('mongodb');
const { Queue, Worker } = require('bullmq');
const winston = require('winston');
const async = require('async');

const logger = winston.createLogger({ level: 'info' });
const readings = new MongoClient('mongodb://meters').db('meters').collection('readings');
const exportsQueue = new Queue('exports');

// `forEach` over the items of a job.
const worker = new Worker('readings', async (job) => {
  await Promise.all(
    job.data.map((reading) =>
      readings.insertOne(reading).catch((err) => {
      //                          ~~~~~ logged
        logger.error('reading not stored', err);
      }),
    ),
  );
  return { stored: job.data.length };
});

// With a limit, by a library.
async function exportReadings(batch) {
  await async.eachLimit(batch, 5, async (reading) => {
    try {
      await exportsQueue.add('export', reading);
    } catch (err) {
   // ~~~~~~~~~~~ logged
      logger.warn(`reading ${reading.id} not exported: ${err.message}`);
    }
  });
  logger.info(`exported ${batch.length} readings`);
}

// Keys of an object.
async function saveByMeter(byMeter) {
  for (const meter in byMeter) {
    try {
      await readings.insertMany(byMeter[meter]);
    } catch (err) {
   // ~~~~~~~~~~~ logged
      logger.error('meter not saved', err);
    }
  }
  return true;
}

module.exports = { worker, exportReadings, saveByMeter };
