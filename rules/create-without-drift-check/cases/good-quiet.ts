import { Redis } from 'ioredis';
import { PrismaClient } from '@prisma/client';
import { SQSClient, CreateQueueCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';

const redis = new Redis();
const prisma = new PrismaClient();
const sqs = new SQSClient({});

// Must stay quiet: a row is no schema. Find, or else create.
export async function ensureCustomer(email: string): Promise<unknown> {
  const customer = await prisma.customer.findUnique({ where: { email } });
  if (customer) return customer;
  return prisma.customer.create({ data: { email } });
}

// Must stay quiet: already-processed checks. A key is no schema either.
export async function claimOnce(id: string): Promise<boolean> {
  if (await redis.exists(`done:${id}`)) return false;
  await redis.set(`done:${id}`, '1', 'EX', 3600);
  return true;
}

// Must stay quiet: a queue that is looked up by its name.
export async function ensureQueue(name: string): Promise<string | undefined> {
  try {
    return (await sqs.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if ((error as Error).name !== 'QueueDoesNotExist') throw error;
    return (await sqs.send(new CreateQueueCommand({ QueueName: name }))).QueueUrl;
  }
}
