const { MongoClient } = require('mongodb');
const { Queue, Worker } = require('bullmq');
const winston = require('winston');
const async = require('async');

const logger = winston.createLogger({ level: 'info' });
const readings = new MongoClient('mongodb://meters').db('meters').collection('readings');
const exportsQueue = new Queue('exports');

// The first failure fails the job.
const worker = new Worker('readings', async (job) => {
  await Promise.all(job.data.map((reading) => readings.insertOne(reading)));
  return { stored: job.data.length };
});

// With a limit, by a library, and a list of those that are missing.
async function exportReadings(batch) {
  const missing = [];
  await async.eachLimit(batch, 5, async (reading) => {
    try {
      await exportsQueue.add('export', reading);
    } catch (err) {
      logger.warn(`reading ${reading.id} not exported: ${err.message}`);
      missing.push(reading.id);
    }
  });
  if (missing.length > 0) throw new Error(`not exported: ${missing.join(', ')}`);
  logger.info(`exported ${batch.length} readings`);
}

// Keys of an object, and an answer that says whether all went well.
async function saveByMeter(byMeter) {
  let ok = true;
  for (const meter in byMeter) {
    try {
      await readings.insertMany(byMeter[meter]);
    } catch (err) {
      logger.error('meter not saved', err);
      ok = false;
    }
  }
  return ok;
}

module.exports = { worker, exportReadings, saveByMeter };
