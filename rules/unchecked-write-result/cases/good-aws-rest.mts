import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';

const sns = new SNSClient({});

// What is left over once those that were taken are struck off is said.
export async function sendReceipts(claims: readonly { Id: string; Message: string }[]): Promise<string[]> {
  const open = new Set(claims.map(({ Id }) => Id));
  const { Successful } = await sns.send(
    new PublishBatchCommand({ TopicArn: 'arn:receipts', PublishBatchRequestEntries: claims }),
  );
  for (const entry of Successful ?? []) open.delete(entry.Id);
  return [...open];
}
