import { DynamoDB, DynamoDBClient, BatchExecuteStatementCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectsCommand, S3Client } from '@aws-sdk/client-s3';
import { SESv2Client, SendBulkEmailCommand } from '@aws-sdk/client-sesv2';
import { SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { SQSClient, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { BatchWriteCommand, DynamoDBDocument, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { KinesisStreamHandler, SQSHandler } from 'aws-lambda';

const dynamo = new DynamoDB({});
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const document = DynamoDBDocument.from(new DynamoDBClient({}));
const sqs = new SQSClient({});
const sns = new SNSClient({});
const bus = new EventBridgeClient({});
const kinesis = new KinesisClient({});
const firehose = new FirehoseClient({});
const lambda = new LambdaClient({});
const flows = new SFNClient({});
const mail = new SESv2Client({});
const s3 = new S3Client({});

interface Claim {
  id: string;
  amount: number;
}

const puts = (claims: Claim[]): Record<string, never[]> => ({ claims: claims.map((Item) => ({ PutRequest: { Item } }) as never) });

// Throttled items come back in the answer.
export const storeClaims: SQSHandler = async (event) => {
  const claims = event.Records.map((record: { body: string }) => JSON.parse(record.body) as Claim);
  await documents.send(new BatchWriteCommand({ RequestItems: puts(claims) }));
  //    ~~~~~~~~~~~~~~ discarded
};

// The command is made first; the aggregated clients have methods of their own.
export async function storeByCommand(claims: Claim[]): Promise<{ stored: number }> {
  const command = new BatchWriteCommand({ RequestItems: puts(claims) });
  await documents.send(command);
  //    ~~~~~~~~~~~~~~ discarded
  return { stored: claims.length };
}

export async function storeByMethod(claims: Claim[]): Promise<void> {
  await document.batchWrite({ RequestItems: puts(claims) });
  //    ~~~~~~~~~~~~~~~~~~~ discarded
  await dynamo.batchWriteItem({ RequestItems: puts(claims) });
  //    ~~~~~~~~~~~~~~~~~~~~~ discarded
}

export async function runStatements(statements: object[]): Promise<void> {
  const answer = await dynamo.send(new BatchExecuteStatementCommand({ Statements: statements }));
  //                   ~~~~~~~~~~~ unread
  console.info('ran', answer.$metadata.requestId);
}

// A batch of messages, of which some were refused.
export async function enqueueAll(claims: Claim[]): Promise<void> {
  for (let i = 0; i < claims.length; i += 10) {
    await sqs.send(
    //    ~~~~~~~~ discarded
      new SendMessageBatchCommand({
        QueueUrl: 'https://sqs/claims',
        Entries: claims.slice(i, i + 10).map((claim) => ({ Id: claim.id, MessageBody: JSON.stringify(claim) })),
      }),
    );
  }
}

export async function announce(claims: Claim[]): Promise<number> {
  const { Successful: _sent, $metadata } = await sns.send(new PublishBatchCommand({ TopicArn: 'arn:claims', PublishBatchRequestEntries: claims }));
  //                                             ~~~~~~~~ unread
  return $metadata.attempts;
}

export const forward: KinesisStreamHandler = async (event) => {
  await Promise.all([
    bus.send(new PutEventsCommand({ Entries: event.Records })),
 // ~~~~~~~~ discarded
    kinesis.send(new PutRecordsCommand({ StreamName: 'claims', Records: event.Records })),
 // ~~~~~~~~~~~~ discarded
  ]);
};

export async function ship(records: object[]): Promise<void> {
  await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: 'claims', Records: records })).catch((error: unknown) => {
    throw new Error('records were not shipped', { cause: error });
  });
}

// The function was reached, and failed.
export const settle: SQSHandler = async (event) => {
  for (const { body } of event.Records) await lambda.send(new InvokeCommand({ FunctionName: 'settle', Payload: body }));
  //                                          ~~~~~~~~~~~ discarded
};

export async function approve(claim: Claim): Promise<{ ok: boolean }> {
  await flows.send(new StartSyncExecutionCommand({ stateMachineArn: 'arn:approve', input: JSON.stringify(claim) }));
  //    ~~~~~~~~~~ discarded
  return { ok: true };
}

export async function mailAll(addresses: string[]): Promise<{ sent: number }> {
  await mail.send(new SendBulkEmailCommand({ BulkEmailEntries: addresses.map((to) => ({ Destination: { ToAddresses: [to] } })) }));
  //    ~~~~~~~~~ discarded
  return { sent: addresses.length };
}

// Whose files are still there, nobody knows.
export const eraseUser: SQSHandler = async (event) => {
  const keys = event.Records.map(({ body }: { body: string }) => ({ Key: body }));
  await s3.send(new DeleteObjectsCommand({ Bucket: 'uploads', Delete: { Objects: keys } }));
  //    ~~~~~~~ discarded
};

// What was taken is listed, and nobody looks for the rest.
export async function sendReceipts(claims: readonly { Id: string; Message: string }[]): Promise<string[]> {
  const receipts: string[] = [];
  const { Successful } = await sns.send(
  //                           ~~~~~~~~ unread
    new PublishBatchCommand({ TopicArn: 'arn:receipts', PublishBatchRequestEntries: claims }),
  );
  for (const entry of Successful ?? []) receipts.push(entry.MessageId);
  return receipts;
}
