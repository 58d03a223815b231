const AWS = require('aws-sdk');
const { Resend } = require('resend');
const express = require('express');

const documents = new AWS.DynamoDB.DocumentClient();
const kinesis = new AWS.Kinesis();
const sqs = new AWS.SQS();
const resend = new Resend(process.env.RESEND_KEY);
const app = express();

// What was not processed is sent again.
async function storeReadings(readings) {
  let items = { readings: readings.map((Item) => ({ PutRequest: { Item } })) };
  do {
    items = (await documents.batchWrite({ RequestItems: items }).promise()).UnprocessedItems;
  } while (items && Object.keys(items).length > 0);
}

// The callback looks at the count as well.
function ship(readings, done) {
  kinesis.putRecords({ StreamName: 'readings', Records: readings }, (err, data) => {
    if (err) return done(err);
    if (data.FailedRecordCount > 0) return done(new Error(`${data.FailedRecordCount} records were refused`));
    done(null);
  });
}

// The callback hands the answer on.
function enqueue(readings, done) {
  sqs.sendMessageBatch({ QueueUrl: 'https://sqs/readings', Entries: readings }, (err, data) => done(err, data));
}

// The error is answered.
app.post('/invitations', async (req, res, next) => {
  const { data, error } = await resend.emails.send({ from: 'team@acme.dev', to: req.body.email, subject: 'Join', html: '<p>Join</p>' });
  if (error) return next(error);
  res.status(201).json({ id: data.id, sent: true });
});

module.exports = { storeReadings, ship, enqueue };
