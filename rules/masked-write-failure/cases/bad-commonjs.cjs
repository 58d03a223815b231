const { MongoClient } = require('mongodb');
const { Queue, Worker } = require('bullmq');
const express = require('express');
const winston = require('winston');

const logger = winston.createLogger({ level: 'info' });
const users = new MongoClient('mongodb://users').db('accounts').collection('users');
const mails = new Queue('mails');
const router = express.Router();

// A route in CommonJS.
router.post('/users', async (req, res) => {
  try {
    await users.insertOne(req.body);
  } catch (err) {
 // ~~~~~~~~~~~ logged
    logger.error('user was not inserted', err);
  }
  res.status(201).json({ created: true });
});

// A worker whose handler is a function of its own.
async function renameUser(job) {
  try {
    await users.updateOne({ _id: job.data.id }, { $set: { name: job.data.name } });
  } catch (err) {
 // ~~~~~~~~~~~ logged
    logger.warn(`user ${job.data.id} was not renamed: ${err.message}`);
  }
}

// An error-first callback.
function deactivate(id, done) {
  users.updateOne({ _id: id }, { $set: { active: false } }, (err) => {
    if (err) logger.error(err);
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~ swallowed-rejection/logged
    done({ success: true });
  });
}

// A promise chain with an empty handler.
exports.invite = function invite(user) {
  return mails
    .add('invite', { to: user.email })
    .catch(() => {})
  // ~~~~~ swallowed-rejection/silent
    .then(() => logger.info('invitation sent'));
};

module.exports.worker = new Worker('rename', renameUser);
module.exports.deactivate = deactivate;
module.exports.router = router;
