import { Client } from "@elastic/elasticsearch";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";

const search = new Client({ node: "https://search.example" });

interface BulkItem {
  readonly index: { readonly _id: string; readonly error?: { readonly reason: string } };
}

// The stream moves on once this has settled, and delivers the batch again when it rejects.
export async function handler(event: DynamoDBStreamEvent): Promise<void> {
  const operations = event.Records.flatMap(({ dynamodb }: DynamoDBRecord) => [
    { index: { _index: "articles", _id: dynamodb.Keys.id.S } },
    { title: dynamodb.NewImage.title.S, pages: Number(dynamodb.NewImage.pages.N) },
  ]);
  const answer = await search.bulk({ refresh: true, operations });
  if (answer.errors) {
    const refused = answer.items.filter(({ index }: BulkItem) => index.error);
    throw new Error(
      `not indexed: ${refused.map(({ index }: BulkItem) => `${index._id}, ${index.error?.reason}`).join("; ")}`,
    );
  }
}
