import type { Field } from "./item-fields.ts";

/** Where a broker keeps the identity of what it hands over. */
export interface Identity {
  /** `$` stands for the item. */
  readonly fields: readonly Field[];
  /** The types that an item of it is written with. */
  readonly types: RegExp;
}

const job: Identity = {
  fields: [{ name: "jobId", value: "$.id" }],
  types: /\bJob\b|\bSandboxedJob\b|\bJobWithMetadata\b/,
};

export const identities: Readonly<Record<string, Identity>> = {
  bullmq: job,
  "@nestjs/bullmq": job,
  bull: job,
  "@nestjs/bull": job,
  "bee-queue": job,
  "pg-boss": job,
  agenda: { fields: [{ name: "jobId", value: "$.attrs._id" }], types: /\bJob\b/ },
  amqplib: { fields: [{ name: "deliveryTag", value: "$.fields.deliveryTag" }], types: /\b(?:Consume)?Message\b/ },
  "amqp-connection-manager": {
    fields: [{ name: "deliveryTag", value: "$.fields.deliveryTag" }],
    types: /\bConsumeMessage\b|\bMessage\b/,
  },
  "@google-cloud/pubsub": { fields: [{ name: "messageId", value: "$.id" }], types: /\bMessage\b/ },
  "@azure/service-bus": {
    fields: [{ name: "messageId", value: "$.messageId" }],
    types: /\bServiceBusReceivedMessage\b/,
  },
  "sqs-consumer": { fields: [{ name: "messageId", value: "$.MessageId" }], types: /\bMessage\b/ },
  "@ssut/nestjs-sqs": { fields: [{ name: "messageId", value: "$.MessageId" }], types: /\bMessage\b/ },
  nats: { fields: [{ name: "subject", value: "$.subject" }], types: /\b(?:Js)?Msg\b/ },
};

/** Lambda hands over what its source calls a record, by the name of the event's type. */
export const lambdaIdentities: readonly (readonly [RegExp, Field])[] = [
  [/\bSQS(?:Event|Handler|Record|BatchResponse)\b/, { name: "messageId", value: "$.messageId" }],
  [/\bSNS(?:Event|Handler|EventRecord)\b/, { name: "messageId", value: "$.Sns.MessageId" }],
  [/\bKinesisStream(?:Event|Handler|Record)\b/, { name: "sequenceNumber", value: "$.kinesis.sequenceNumber" }],
  [/\bDynamoDB(?:StreamEvent|StreamHandler|Record)\b/, { name: "eventId", value: "$.eventID" }],
];
