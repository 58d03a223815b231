/* Libraries that cases import and that are not installed: every name is `any`, as a value and as a type. */
declare module "@aws-sdk/client-dynamodb" {
  export const CreateTableCommand: any;
  export type CreateTableCommand = any;
  export const DescribeTableCommand: any;
  export type DescribeTableCommand = any;
  export const DynamoDBClient: any;
  export type DynamoDBClient = any;
  export const PutItemCommand: any;
  export type PutItemCommand = any;
  export const BatchExecuteStatementCommand: any;
  export type BatchExecuteStatementCommand = any;
  export const DynamoDB: any;
  export type DynamoDB = any;
}
declare module "@aws-sdk/client-eventbridge" {
  export const EventBridgeClient: any;
  export type EventBridgeClient = any;
  export const PutEventsCommand: any;
  export type PutEventsCommand = any;
}
declare module "@aws-sdk/client-s3" {
  export const CreateBucketCommand: any;
  export type CreateBucketCommand = any;
  export const HeadBucketCommand: any;
  export type HeadBucketCommand = any;
  export const PutObjectCommand: any;
  export type PutObjectCommand = any;
  export const S3Client: any;
  export type S3Client = any;
  export const DeleteObjectsCommand: any;
  export type DeleteObjectsCommand = any;
}
declare module "@aws-sdk/client-sns" {
  export const PublishCommand: any;
  export type PublishCommand = any;
  export const SNSClient: any;
  export type SNSClient = any;
  export const PublishBatchCommand: any;
  export type PublishBatchCommand = any;
}
declare module "@aws-sdk/client-sqs" {
  export type Message = any;
  export const CreateQueueCommand: any;
  export type CreateQueueCommand = any;
  export const GetQueueUrlCommand: any;
  export type GetQueueUrlCommand = any;
  export const SQSClient: any;
  export type SQSClient = any;
  export const SendMessageCommand: any;
  export type SendMessageCommand = any;
  export const DeleteMessageCommand: any;
  export type DeleteMessageCommand = any;
  export const ReceiveMessageCommand: any;
  export type ReceiveMessageCommand = any;
  export const SendMessageBatchCommand: any;
  export type SendMessageBatchCommand = any;
}
declare module "@aws-sdk/lib-dynamodb" {
  export const DynamoDBDocumentClient: any;
  export type DynamoDBDocumentClient = any;
  export const PutCommand: any;
  export type PutCommand = any;
  export const UpdateCommand: any;
  export type UpdateCommand = any;
  export const BatchWriteCommand: any;
  export type BatchWriteCommand = any;
  export const DeleteCommand: any;
  export type DeleteCommand = any;
  export const DynamoDBDocument: any;
  export type DynamoDBDocument = any;
}
declare module "@clickhouse/client" {
  export const ClickHouseClient: any;
  export type ClickHouseClient = any;
  export const createClient: any;
  export type createClient = any;
}
declare module "@elastic/elasticsearch" {
  export const Client: any;
  export type Client = any;
}
declare module "@golevelup/nestjs-rabbitmq" {
  export const RabbitSubscribe: any;
  export type RabbitSubscribe = any;
}
declare module "@google-cloud/pubsub" {
  export const PubSub: any;
  export type PubSub = any;
  export const Message: any;
  export type Message = any;
}
declare module "@nestjs/bull" {
  export const Process: any;
  export type Process = any;
  export const Processor: any;
  export type Processor = any;
}
declare module "@nestjs/bullmq" {
  export const Processor: any;
  export type Processor = any;
  export const WorkerHost: any;
  export type WorkerHost = any;
}
declare module "@nestjs/common" {
  export const Body: any;
  export type Body = any;
  export const Controller: any;
  export type Controller = any;
  export const Injectable: any;
  export type Injectable = any;
  export const InternalServerErrorException: any;
  export type InternalServerErrorException = any;
  export const Logger: any;
  export type Logger = any;
  export const OnModuleInit: any;
  export type OnModuleInit = any;
  export const Post: any;
  export type Post = any;
}
declare module "@nestjs/event-emitter" {
  export const OnEvent: any;
  export type OnEvent = any;
}
declare module "@nestjs/microservices" {
  export const EventPattern: any;
  export type EventPattern = any;
  export const MessagePattern: any;
  export type MessagePattern = any;
  export const Payload: any;
  export type Payload = any;
  export const RpcException: any;
  export type RpcException = any;
  export const Ctx: any;
  export type Ctx = any;
  export const RmqContext: any;
  export type RmqContext = any;
}
declare module "@nestjs/schedule" {
  export const Cron: any;
  export type Cron = any;
  export const Interval: any;
  export type Interval = any;
}
declare module "@nestjs/typeorm" {
  export const InjectRepository: any;
  export type InjectRepository = any;
}
declare module "@opentelemetry/api" {
  export const SpanStatusCode: any;
  export type SpanStatusCode = any;
  export const trace: any;
  export type trace = any;
}
declare module "@pinecone-database/pinecone" {
  export const Pinecone: any;
  export type Pinecone = any;
}
declare module "@google-cloud/storage" {
  export const Storage: any;
  export type Storage = any;
}
declare module "@prisma/client" {
  export namespace Prisma {
    type TransactionClient = any;
  }
  export const PrismaClient: any;
  export type PrismaClient = any;
}
declare module "@qdrant/js-client-rest" {
  export const QdrantClient: any;
  export type QdrantClient = any;
}
declare module "@sentry/node" {
  export const metrics: any;
  export const captureException: any;
  export const addBreadcrumb: any;
}
declare module "@ssut/nestjs-sqs" {
  export const SqsMessageHandler: any;
  export type SqsMessageHandler = any;
}
declare module "@supabase/supabase-js" {
  export const createClient: any;
  export type createClient = any;
}
declare module "ajv" {
  const value: any;
  type value = any;
  export default value;
}
declare module "amqplib" {
  export const Channel: any;
  export type Channel = any;
  export const ConsumeMessage: any;
  export type ConsumeMessage = any;
  export const connect: any;
  export type connect = any;
}
declare module "async-retry" {
  const value: any;
  type value = any;
  export default value;
}
declare module "await-to-js" {
  const value: any;
  type value = any;
  export default value;
}
declare module "aws-lambda" {
  export const Context: any;
  export type Context = any;
  export const EventBridgeEvent: any;
  export type EventBridgeEvent<_ = any, __ = any> = any;
  export const DynamoDBStreamEvent: any;
  export type DynamoDBStreamEvent = { readonly Records: any[] };
  export const S3Event: any;
  export type S3Event = { readonly Records: any[] };
  export const SNSEvent: any;
  export type SNSEvent = { readonly Records: any[] };
  export const SQSBatchItemFailure: any;
  export type SQSBatchItemFailure = any;
  export const KinesisStreamEvent: any;
  export type KinesisStreamEvent = { readonly Records: any[] };
  export const KinesisStreamHandler: any;
  export type KinesisStreamHandler = (event: { readonly Records: any[] }) => any;
  export const SNSHandler: any;
  export type SNSHandler = (event: any) => any;
  export const SQSBatchResponse: any;
  export type SQSBatchResponse = any;
  export const SQSEvent: any;
  export type SQSEvent = { readonly Records: any[] };
  export const SQSHandler: any;
  export type SQSHandler = (event: { readonly Records: any[] }) => any;
  export const SQSRecord: any;
  export type SQSRecord = any;
}
declare module "better-sqlite3" {
  const value: any;
  type value = any;
  export default value;
}
declare module "bunyan" {
  const value: any;
  type value = any;
  export default value;
}
declare module "cassandra-driver" {
  export const Client: any;
  export type Client = any;
}
declare module "chromadb" {
  export const ChromaClient: any;
  export type ChromaClient = any;
}
declare module "class-validator" {
  export const validate: any;
  export type validate = any;
}
declare module "csv-parse/sync" {
  export const parse: any;
  export type parse = any;
}
declare module "drizzle-orm/node-postgres" {
  export const drizzle: any;
  export type drizzle = any;
}
declare module "drizzle-orm/pg-core" {
  export const integer: any;
  export type integer = any;
  export const pgTable: any;
  export type pgTable = any;
  export const text: any;
  export type text = any;
}
declare module "exponential-backoff" {
  export const backOff: any;
}
declare module "express" {
  export const NextFunction: any;
  export type NextFunction = any;
  export const Request: any;
  export type Request = any;
  export const Response: any;
  export type Response = any;
  const value: any;
  type value = any;
  export default value;
}
declare module "fastify" {
  const value: any;
  type value = any;
  export default value;
}
declare module "hono" {
  export const Hono: any;
  export type Hono = any;
}
declare module "inngest" {
  export const Inngest: any;
  export type Inngest = any;
}
declare module "ioredis" {
  export const Redis: any;
  export type Redis = any;
  const value: any;
  export default value;
}
declare module "joi" {
  const value: any;
  type value = any;
  export default value;
}
declare module "knex" {
  export const Knex: any;
  export type Knex = any;
  const value: any;
  type value = any;
  export default value;
}
declare module "kysely" {
  export const Kysely: any;
  export type Kysely<_ = any> = any;
}
declare module "meilisearch" {
  export const MeiliSearch: any;
  export type MeiliSearch = any;
}
declare module "mongodb" {
  export const MongoClient: any;
  export type MongoClient = any;
  export const Db: any;
  export type Db = any;
}
declare module "mongoose" {
  export const Model: any;
  export type Model<_ = any> = any;
  const value: any;
  type value = any;
  export default value;
}
declare module "mqtt" {
  export const connect: any;
  export type connect = any;
}
declare module "mysql2" {
  export const createPool: any;
  export type createPool = any;
}
declare module "mysql2/promise" {
  export const Pool: any;
  export type Pool = any;
  export const createPool: any;
  export type createPool = any;
}
declare module "nats" {
  export const StringCodec: any;
  export type StringCodec = any;
  export const connect: any;
  export type connect = any;
  export const JsMsg: any;
  export type JsMsg = any;
}
declare module "neverthrow" {
  export const Result: any;
  export type Result<_ = any, __ = any> = any;
  export const err: any;
  export type err = any;
  export const ok: any;
  export type ok = any;
}
declare module "node-cron" {
  const value: any;
  type value = any;
  export default value;
}
declare module "p-map" {
  const value: any;
  type value = any;
  export default value;
}
declare module "p-retry" {
  const value: any;
  type value = any;
  export default value;
}
declare module "pg" {
  export const Pool: any;
  export type Pool = any;
  export const PoolClient: any;
  export type PoolClient = any;
}
declare module "pg-boss" {
  const value: any;
  type value = any;
  export default value;
}
declare module "postgres" {
  const value: any;
  type value = any;
  export default value;
}
declare module "redis" {
  export const createClient: any;
  export type createClient = any;
}
declare module "rxjs" {
  export const EMPTY: any;
  export type Observable<_ = any> = any;
  export const catchError: (handler: (error: unknown) => unknown) => any;
  export const from: any;
  export const map: (project: (value: any) => unknown) => any;
  export const mergeMap: (project: (value: any) => unknown) => any;
  export const of: any;
  export const throwError: (make: () => unknown) => any;
}
declare module "sequelize" {
  export const ModelStatic: any;
  export type ModelStatic<_ = any> = any;
  export const Sequelize: any;
  export type Sequelize = any;
  export const UniqueConstraintError: any;
  export type UniqueConstraintError = any;
}
declare module "stripe" {
  const value: any;
  type value = any;
  export default value;
}
declare module "typeorm" {
  export const EntityManager: any;
  export type EntityManager = any;
  export const DataSource: any;
  export type DataSource = any;
  export const Repository: any;
  export type Repository<_ = any> = any;
}
declare module "weaviate-client" {
  const value: any;
  type value = any;
  export default value;
}
declare module "winston" {
  const value: any;
  type value = any;
  export default value;
}
declare module "zod" {
  export const z: any;
  export type z = any;
}

declare module "@aws-sdk/client-firehose" {
  export const FirehoseClient: any;
  export type FirehoseClient = any;
  export const PutRecordBatchCommand: any;
  export type PutRecordBatchCommand = any;
}

declare module "@aws-sdk/client-kinesis" {
  export const KinesisClient: any;
  export type KinesisClient = any;
  export const PutRecordsCommand: any;
  export type PutRecordsCommand = any;
}

declare module "@aws-sdk/client-lambda" {
  export const InvokeCommand: any;
  export type InvokeCommand = any;
  export const LambdaClient: any;
  export type LambdaClient = any;
}

declare module "@aws-sdk/client-sesv2" {
  export const SESv2Client: any;
  export type SESv2Client = any;
  export const SendBulkEmailCommand: any;
  export type SendBulkEmailCommand = any;
}

declare module "@aws-sdk/client-sfn" {
  export const SFNClient: any;
  export type SFNClient = any;
  export const StartSyncExecutionCommand: any;
  export type StartSyncExecutionCommand = any;
}

declare module "@azure/cosmos" {
  export const CosmosClient: any;
  export type CosmosClient = any;
}

declare module "@azure/event-hubs" {
  export const EventHubProducerClient: any;
  export type EventHubProducerClient = any;
}

declare module "@azure/service-bus" {
  export const ServiceBusClient: any;
  export type ServiceBusClient = any;
}

declare module "@google-cloud/firestore" {
  export const Firestore: any;
  export type Firestore = any;
}

declare module "@opensearch-project/opensearch" {
  export const Client: any;
  export type Client = any;
}

declare module "bee-queue" {
  const value: any;
  type value = any;
  export default value;
}

declare module "firebase-admin/messaging" {
  export const getMessaging: any;
  export type getMessaging = any;
}

declare module "ky" {
  const value: any;
  type value = any;
  export default value;
}

declare module "postmark" {
  export const ServerClient: any;
  export type ServerClient = any;
}

declare module "resend" {
  export const Resend: any;
  export type Resend = any;
}

declare module "typesense" {
  const value: any;
  type value = any;
  export default value;
}

declare module "undici" {
  export const request: any;
  export type request = any;
}

declare module "mqtt" {
  export function connect(...args: any[]): any;
}

declare module "@nestjs/axios" {
  export class HttpService {
    post<T>(...args: any[]): any;
  }
}
declare module "consola" {
  export const consola: any;
  export type consola = any;
}
declare module "neo4j-driver" {
  const neo4j: any;
  export default neo4j;
  export type Driver = any;
}
declare module "h3" {
  export const createError: any;
  export type createError = any;
  export const defineEventHandler: any;
  export type defineEventHandler = any;
  export const readBody: any;
  export type readBody = any;
}
/* Services of the project itself, in a package that nobody knows. */
declare module "@acme/services" {
  export const query: any;
  export type Statement = any;
  export const attempt: any;
  export type attempt = any;
  export const courier: any;
  export type courier = any;
  export const ledger: any;
  export type ledger = any;
  export const onEvent: any;
  export type onEvent = any;
  export const openSink: any;
  export type openSink = any;
  export const log: any;
  export type log = any;
  export const mailer: any;
  export type mailer = any;
}
/* Declared for all files by @cloudflare/workers-types. */
declare type MessageBatch = any;

declare module "@influxdata/influxdb-client" {
  export const InfluxDB: any;
  export type InfluxDB = any;
  export const Point: any;
  export type Point = any;
}

declare module "sqs-consumer" {
  export const Consumer: any;
  export type Consumer = any;
}

declare module "graphile-worker" {
  export type JobHelpers = any;
  export type TaskList = any;
}
