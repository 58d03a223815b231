/* Libraries that incidents import: none is installed here, and every name is `any`, values and types alike. */
declare module "@aws-sdk/client-sns" {
  export const PublishCommand: any;
  export const SNSClient: any;
}
declare module "@elastic/elasticsearch" {
  export const Client: any;
}
declare module "@google-cloud/pubsub" {
  export const PubSub: any;
  export type Subscription = any;
}
declare module "@prisma/client" {
  export const PrismaClient: any;
}
declare module "amqp-connection-manager" {
  export type ChannelWrapper = any;
}
declare module "amqplib" {
  export type ConsumeMessage = any;
}
declare module "aws-lambda" {
  export type DynamoDBRecord = any;
  export type DynamoDBStreamEvent = any;
}
declare module "axios" {
  const value: any;
  export default value;
}
declare module "bullmq" {
  export type Job<_ = any> = any;
  export const Queue: any;
  export const Worker: any;
}
declare module "express" {
  const value: any;
  export default value;
  export type NextFunction = any;
  export type Request = any;
  export type Response = any;
}
declare module "knex" {
  export type Knex = any;
}
declare module "neo4j-driver" {
  export class Neo4jError extends Error {
    readonly code: string;
  }
  const value: any;
  export default value;
}
declare module "pg" {
  export const Pool: any;
}
declare module "pino" {
  export type Logger = any;
  export const pino: any;
}
declare module "stripe" {
  class Stripe {
    constructor(key: string);
    readonly webhooks: any;
  }
  namespace Stripe {
    type Subscription = any;
  }
  export default Stripe;
}
