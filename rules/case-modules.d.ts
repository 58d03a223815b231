/*
 * Libraries that cases of rules import and that are not installed here: their members are taken on trust.
 * Installed, and so checked against their own declarations: those in package.json.
 */
declare module "@aws-sdk/client-dynamodb";
declare module "@aws-sdk/client-eventbridge";
declare module "@aws-sdk/client-s3";
declare module "@aws-sdk/client-sns";
declare module "@aws-sdk/client-sqs";
declare module "@aws-sdk/lib-dynamodb";
declare module "@elastic/elasticsearch";
declare module "@google-cloud/pubsub";
declare module "@nestjs/bullmq";
declare module "@nestjs/common";
declare module "@nestjs/microservices";
declare module "@nestjs/schedule";
declare module "@pinecone-database/pinecone";
declare module "@prisma/client";
declare module "@qdrant/js-client-rest";
declare module "@sentry/node";
declare module "@supabase/supabase-js";
declare module "amqplib";
declare module "aws-lambda";
declare module "chromadb";
declare module "drizzle-orm";
declare module "express";
declare module "fastify";
declare module "hono";
declare module "ioredis";
declare module "knex";
declare module "koa";
declare module "meilisearch";
declare module "mongodb";
declare module "mongoose";
declare module "mysql2/promise";
declare module "nats";
declare module "node-cron";
declare module "pg";
declare module "pg-boss";
declare module "redis";
declare module "sequelize";
declare module "stripe";
declare module "typeorm";
declare module "weaviate-client";
declare module "winston";
