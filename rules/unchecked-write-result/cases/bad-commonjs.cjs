const AWS = require('aws-sdk');
const { Resend } = require('resend');
const express = require('express');

const documents = new AWS.DynamoDB.DocumentClient();
const kinesis = new AWS.Kinesis();
const sqs = new AWS.SQS();
const resend = new Resend(process.env.RESEND_KEY);
const app = express();

// The second version of the SDK: a promise that is asked for.
async function storeReadings(readings) {
  await documents
  //    ~~~~~~~~~ discarded
    .batchWrite({ RequestItems: { readings: readings.map((Item) => ({ PutRequest: { Item } })) } })
    .promise();
}

// A callback that looks at the error, which is another failure.
function ship(readings, done) {
  kinesis.putRecords({ StreamName: 'readings', Records: readings }, (err, data) => {
//~~~~~~~~~~~~~~~~~~ unread
    if (err) return done(err);
    console.log('shipped', data.EncryptionType);
    done(null);
  });
}

// A callback without the parameter.
function enqueue(readings, done) {
  sqs.sendMessageBatch({ QueueUrl: 'https://sqs/readings', Entries: readings }, (err) => done(err));
//~~~~~~~~~~~~~~~~~~~~ discarded
}

// `{ data, error }`, of which the id is taken.
app.post('/invitations', async (req, res, next) => {
  try {
    const { data } = await resend.emails.send({ from: 'team@acme.dev', to: req.body.email, subject: 'Join', html: '<p>Join</p>' });
    //                     ~~~~~~~~~~~~~~~~~~ unread
    res.status(201).json({ id: data && data.id, sent: true });
  } catch (error) {
    next(error);
  }
});

module.exports = { storeReadings, ship, enqueue };
