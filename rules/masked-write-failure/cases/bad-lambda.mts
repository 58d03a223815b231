import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { EventBridgeEvent, KinesisStreamHandler, SNSHandler } from 'aws-lambda';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const s3 = new S3Client({});
const sns = new SNSClient({});

interface Claim {
  id: string;
  amount: number;
}

// A stream record that is never seen again.
export const onStream: KinesisStreamHandler = async (event) => {
  for (const { kinesis } of event.Records) {
    const claim = JSON.parse(Buffer.from(kinesis.data, 'base64').toString()) as Claim;
    try {
      await table.send(new PutCommand({ TableName: 'claims', Item: claim }));
    } catch (error) {
   // ~~~~~~~~~~~~~ lost-batch-failure/logged
      console.error(JSON.stringify({ message: 'claim not stored', id: claim.id, error }));
    }
  }
};

// A topic that takes the return for delivery.
export const onTopic: SNSHandler = async (event) => {
  const claim = JSON.parse(event.Records[0]?.Sns.Message ?? '{}') as Claim;
  await table
    .send(new UpdateCommand({ TableName: 'claims', Key: { id: claim.id } }))
    .catch((error: unknown) => console.warn('claim not updated', error));
  // ~~~~~ swallowed-rejection/logged
};

// An upload, and an answer of 200.
export async function exportClaim(claim: Claim): Promise<{ statusCode: number }> {
  try {
    await s3.send(new PutObjectCommand({ Bucket: 'claims', Key: `${claim.id}.json`, Body: JSON.stringify(claim) }));
  } catch {
 // ~~~~~ logged
    console.error('upload failed');
  }
  return { statusCode: 200 };
}

// One notification of several, all behind one handler.
export async function onClaimEvent(event: EventBridgeEvent<'claim.paid', Claim>): Promise<void> {
  const message = JSON.stringify(event.detail);
  try {
    await Promise.all([
      table.send(new PutCommand({ TableName: 'payments', Item: event.detail })),
      sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:payments', Message: message })),
    ]);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.error('payment not stored', error);
  }
}
