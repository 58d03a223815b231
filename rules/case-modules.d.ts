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
}
declare module "@aws-sdk/client-sns" {
  export const PublishCommand: any;
  export type PublishCommand = any;
  export const SNSClient: any;
  export type SNSClient = any;
}
declare module "@aws-sdk/client-sqs" {
  export const CreateQueueCommand: any;
  export type CreateQueueCommand = any;
  export const GetQueueUrlCommand: any;
  export type GetQueueUrlCommand = any;
  export const SQSClient: any;
  export type SQSClient = any;
  export const SendMessageCommand: any;
  export type SendMessageCommand = any;
}
declare module "@aws-sdk/lib-dynamodb" {
  export const DynamoDBDocumentClient: any;
  export type DynamoDBDocumentClient = any;
  export const PutCommand: any;
  export type PutCommand = any;
  export const UpdateCommand: any;
  export type UpdateCommand = any;
}
declare module "@clickhouse/client" {
  export const createClient: any;
  export type createClient = any;
}
declare module "@elastic/elasticsearch" {
  export const Client: any;
  export type Client = any;
}
declare module "@google-cloud/pubsub" {
  export const PubSub: any;
  export type PubSub = any;
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
}
declare module "@nestjs/schedule" {
  export const Cron: any;
  export type Cron = any;
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
declare module "@prisma/client" {
  export const PrismaClient: any;
  export type PrismaClient = any;
}
declare module "@qdrant/js-client-rest" {
  export const QdrantClient: any;
  export type QdrantClient = any;
}
declare module "@sentry/node" {
  export const captureException: any;
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
  export const KinesisStreamEvent: any;
  export type KinesisStreamEvent = any;
  export const KinesisStreamHandler: any;
  export type KinesisStreamHandler = (event: any) => any;
  export const SNSHandler: any;
  export type SNSHandler = (event: any) => any;
  export const SQSBatchResponse: any;
  export type SQSBatchResponse = any;
  export const SQSEvent: any;
  export type SQSEvent = any;
  export const SQSHandler: any;
  export type SQSHandler = (event: any) => any;
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
declare module "ioredis" {
  export const Redis: any;
  export type Redis = any;
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
}
declare module "mongoose" {
  export const Model: any;
  export type Model<_ = any> = any;
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
declare module "sequelize" {
  export const ModelStatic: any;
  export type ModelStatic<_ = any> = any;
  export const Sequelize: any;
  export type Sequelize = any;
  export const UniqueConstraintError: any;
  export type UniqueConstraintError = any;
}
declare module "typeorm" {
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
