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
import type { KinesisStreamHandler, SQSBatchResponse, SQSHandler } from 'aws-lambda';

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

// What came back is written again, until nothing comes back.
export const storeClaims: SQSHandler = async (event) => {
  let unprocessed: object | undefined = puts(event.Records.map((record: { body: string }) => JSON.parse(record.body) as Claim));
  while (unprocessed && Object.keys(unprocessed).length > 0) {
    const answer: { UnprocessedItems?: object } = await documents.send(new BatchWriteCommand({ RequestItems: unprocessed }));
    unprocessed = answer.UnprocessedItems;
  }
};

export async function storeByCommand(claims: Claim[]): Promise<{ stored: number }> {
  const command = new BatchWriteCommand({ RequestItems: puts(claims) });
  const { UnprocessedItems = {} } = await documents.send(command);
  return { stored: claims.length - (UnprocessedItems.claims?.length ?? 0) };
}

export async function storeByMethod(claims: Claim[]): Promise<void> {
  let left = (await document.batchWrite({ RequestItems: puts(claims) })).UnprocessedItems;
  left = { ...left, ...(await dynamo.batchWriteItem({ RequestItems: puts(claims) })).UnprocessedItems };
  if (Object.keys(left).length > 0) throw new Error('claims were not stored');
}

export async function runStatements(statements: object[]): Promise<void> {
  const answer = await dynamo.send(new BatchExecuteStatementCommand({ Statements: statements }));
  for (const response of answer.Responses ?? []) if (response.Error) throw new Error(response.Error.Message);
}

// What was refused is thrown as one.
export async function enqueueAll(claims: Claim[]): Promise<void> {
  const refused: string[] = [];
  for (let i = 0; i < claims.length; i += 10) {
    const { Failed } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: 'https://sqs/claims',
        Entries: claims.slice(i, i + 10).map((claim) => ({ Id: claim.id, MessageBody: JSON.stringify(claim) })),
      }),
    );
    refused.push(...(Failed ?? []).map(({ Id }: { Id: string }) => Id));
  }
  if (refused.length > 0) throw new Error(`refused: ${refused.join(', ')}`);
}

export async function announce(claims: Claim[]): Promise<number> {
  const { Successful } = await sns.send(new PublishBatchCommand({ TopicArn: 'arn:claims', PublishBatchRequestEntries: claims }));
  return Successful?.length ?? 0;
}

export const forward: KinesisStreamHandler = async (event) => {
  const [events, records] = await Promise.all([
    bus.send(new PutEventsCommand({ Entries: event.Records })),
    kinesis.send(new PutRecordsCommand({ StreamName: 'claims', Records: event.Records })),
  ]);
  const failed = (events.FailedEntryCount ?? 0) + (records.FailedRecordCount ?? 0);
  if (failed > 0) throw new Error(`${failed} records were not forwarded`);
};

export async function ship(records: object[]): Promise<object> {
  return firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: 'claims', Records: records })).catch((error: unknown) => {
    throw new Error('records were not shipped', { cause: error });
  });
}

// An event invocation answers before the function runs.
export const settle: SQSHandler = async (event): Promise<SQSBatchResponse | void> => {
  for (const { body } of event.Records)
    await lambda.send(new InvokeCommand({ FunctionName: 'settle', InvocationType: 'Event', Payload: body }));
};

export async function approve(claim: Claim): Promise<{ ok: boolean }> {
  const { status } = await flows.send(new StartSyncExecutionCommand({ stateMachineArn: 'arn:approve', input: JSON.stringify(claim) }));
  return { ok: status === 'SUCCEEDED' };
}

export async function mailAll(addresses: string[]): Promise<{ sent: number }> {
  const answer = await mail.send(new SendBulkEmailCommand({ BulkEmailEntries: addresses.map((to) => ({ Destination: { ToAddresses: [to] } })) }));
  return { sent: answer.BulkEmailEntryResults.filter((entry: { Status: string }) => entry.Status === 'SUCCESS').length };
}

export const eraseUser: SQSHandler = async (event) => {
  const keys = event.Records.map(({ body }: { body: string }) => ({ Key: body }));
  const { Errors } = await s3.send(new DeleteObjectsCommand({ Bucket: 'uploads', Delete: { Objects: keys } }));
  if (Errors?.length) throw new Error(`${Errors.length} files are still there`);
};
