// rule: unchecked-write-result
import { Client } from "@elastic/elasticsearch";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";

const search = new Client({ node: "https://search.example" });

// The stream moves on once this has settled, and delivers the batch again when it rejects.
export async function handler(event: DynamoDBStreamEvent): Promise<void> {
  const operations = event.Records.flatMap(({ dynamodb }: DynamoDBRecord) => [
    { index: { _index: "articles", _id: dynamodb.Keys.id.S } },
    { title: dynamodb.NewImage.title.S, pages: Number(dynamodb.NewImage.pages.N) },
  ]);
  await search.bulk({ refresh: true, operations });
}
