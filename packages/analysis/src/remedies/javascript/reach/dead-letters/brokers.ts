import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { amqp } from "./amqp.ts";
import { discardedJob } from "./discarded-job.ts";
import { finalError } from "./final-error.ts";
import { failedBossJob } from "./failed-boss-job.ts";
import { kafka } from "./kafka.ts";
import { natsMessage } from "./nats-message.ts";
import { pubsubMessage } from "./pubsub-message.ts";
import { rabbitHandler } from "./rabbit-handler.ts";
import { redisStream } from "./streams.ts";
import { serviceBus } from "./service-bus.ts";
import { sqsLambda } from "./sqs-lambda.ts";
import { thrown } from "./thrown.ts";

const unrecoverable = (item: LostItem) =>
  finalError(item, {
    source: "bullmq",
    name: "UnrecoverableError",
    note: "BullMQ keeps the job in its failed set, with the reason, and does not try it again.",
    noteOfRetry:
      "BullMQ tries the job up to `attempts` times, and keeps it in its failed set, with the reason, after that.",
  });

const redriven = (item: LostItem) =>
  thrown(
    item,
    "The message becomes visible again, and after `maxReceiveCount` tries the queue's redrive policy moves it to the dead-letter queue.",
  );

/** What each broker has for an item that nobody can work on, by the unit's library; null where it cannot be written here. */
export const brokers: Readonly<Record<string, (item: LostItem) => DeadLetter | null>> = {
  bullmq: unrecoverable,
  "@nestjs/bullmq": unrecoverable,
  bull: discardedJob,
  "@nestjs/bull": discardedJob,
  "bee-queue": (item) =>
    thrown(item, "Bee-Queue keeps the job in its failed set; it is tried again only as often as `.retries()` says."),
  kafkajs: kafka,
  "@confluentinc/kafka-javascript": kafka,
  "aws-lambda": sqsLambda,
  "sqs-consumer": redriven,
  "@ssut/nestjs-sqs": redriven,
  amqplib: amqp,
  "amqp-connection-manager": amqp,
  "@golevelup/nestjs-rabbitmq": rabbitHandler,
  nats: natsMessage,
  "@google-cloud/pubsub": pubsubMessage,
  "@azure/service-bus": serviceBus,
  "pg-boss": failedBossJob,
  "graphile-worker": (item) =>
    thrown(
      item,
      "Graphile Worker tries the job up to `max_attempts` times, and keeps its row, with the last error, after that.",
    ),
  agenda: (item) =>
    thrown(
      item,
      "Agenda records the reason with the job and emits `fail`; it does not try again unless it is set up to.",
    ),
  redis: redisStream,
  ioredis: redisStream,
  "@temporalio/activity": (item) =>
    finalError(item, {
      source: "@temporalio/activity",
      name: "ApplicationFailure.nonRetryable",
      note: "Temporal fails the activity at once, whatever its retry policy, and the workflow learns of it.",
      noteOfRetry:
        "Temporal tries the activity again by its retry policy, and the workflow learns of the last failure.",
    }),
  inngest: (item) =>
    finalError(item, {
      source: "inngest",
      name: "NonRetriableError",
      note: "Inngest fails the run at once, and calls its `onFailure` handler if there is one.",
      noteOfRetry: "Inngest tries the step again, and fails the run after the last try.",
    }),
  "@trigger.dev/sdk": (item) =>
    finalError(item, {
      source: "@trigger.dev/sdk",
      name: "AbortTaskRunError",
      note: "Trigger.dev fails the run at once, without another try.",
      noteOfRetry: "Trigger.dev tries the run again, and fails it after the last try.",
    }),
};
