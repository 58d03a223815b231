import { Processor, WorkerHost } from '@nestjs/bullmq';
import { EventPattern, Payload } from '@nestjs/microservices';
import { OnEvent } from '@nestjs/event-emitter';
import { Cron } from '@nestjs/schedule';
import { Worker, type Job } from 'bullmq';
import type { EachBatchPayload, EachMessagePayload } from 'kafkajs';
import { PrismaClient } from '@prisma/client';
import type { Repository } from 'typeorm';
import type { Model } from 'mongoose';
import PgBoss from 'pg-boss';
import { Redis } from 'ioredis';
import { validate } from 'class-validator';
import to from 'await-to-js';
import { pino } from 'pino';

const logger = pino({ name: 'policies' });
const prisma = new PrismaClient();
const redis = new Redis();
const boss = new PgBoss('postgres://jobs');

interface Policy {
  id: string;
  type: string;
  customerId: string;
  amount: number;
}

// Must stay quiet: configured filters. Routing: this consumer is not the one for other types.
export async function onPolicyFiled({ message }: EachMessagePayload): Promise<void> {
  const policy = JSON.parse(String(message.value)) as Policy;
  if (policy.type !== 'household') return;
  await prisma.policy.create({ data: { id: policy.id, customer: policy.customerId } });
}

// Empty: there is nothing to lose.
export async function onPolicyBatch({ batch, resolveOffset, isRunning }: EachBatchPayload): Promise<void> {
  if (batch.messages.length === 0) return;
  for (const message of batch.messages) {
    // Must stay quiet: re-entrancy and shutdown guards.
    if (!isRunning()) break;
    await prisma.policy.create({ data: JSON.parse(String(message.value)) });
    resolveOffset(message.offset);
  }
}

// A type that is wrong is thrown.
export async function processPolicy(job: Job<{ amount: unknown; id: string }>): Promise<void> {
  if (typeof job.data.amount !== 'number') throw new TypeError(`policy ${job.data.id} has no amount`);
  await prisma.policy.update({ where: { id: job.data.id }, data: { amount: job.data.amount } });
}

// Must stay quiet: already-processed checks.
export const policyWorker = new Worker<Policy>('policies', async (job) => {
  const processed = await redis.set(`policies:${job.data.id}`, '1', 'EX', 3600, 'NX');
  if (!processed) return;
  await prisma.policy.create({ data: job.data });
});

export const correctionWorker = new Worker<Policy>('corrections', async (job) => {
  const errors = await validate(job.data);
  if (errors.length > 0) throw new Error(`correction ${job.id} is invalid`, { cause: errors });
  await prisma.policy.update({ where: { id: job.data.id }, data: job.data });
});

// Each miss is told in its own way.
@Processor('payouts')
export class PayoutProcessor extends WorkerHost {
  constructor(
    private readonly policies: Model<Policy>,
    private readonly accounts: Repository<Policy>,
    private readonly db: PrismaClient,
  ) {
    super();
  }

  async process(job: Job<{ policyId: string }>): Promise<void> {
    const policy = await this.policies.findById(job.data.policyId);
    if (!policy) throw new Error(`policy ${job.data.policyId} is not there yet`);
    await this.db.payout.create({ data: { policy: policy.id, amount: policy.amount } });
  }

  // The account, by a method that throws of itself.
  @OnEvent('policy.approved')
  async handleApproval(event: { customerId: string; amount: number }): Promise<void> {
    const account = await this.accounts.findOneOrFail({ where: { customerId: event.customerId } });
    await this.accounts.update(account.id, { amount: event.amount });
  }

  // The customer's miss is kept for a human.
  @EventPattern('policy.rejected')
  async onRejection(@Payload() event: Policy): Promise<void> {
    const customer = await this.db.customer.findFirst({ where: { id: event.customerId } });
    if (customer == null) {
      await this.db.deadLetter.create({ data: { topic: 'policy.rejected', payload: event } });
      return;
    }
    await this.db.letter.create({ data: { customer: customer.id, kind: 'rejection' } });
  }
}

// A step that said no is reported.
export async function handleScoreMessage(message: { policyId: string }): Promise<void> {
  const score = await requestScore(message.policyId);
  if (!score.ok) {
    logger.error({ policy: message.policyId }, 'score is missing');
    return;
  }
  await prisma.score.create({ data: { policy: message.policyId, value: score.value } });
}

async function requestScore(policyId: string): Promise<{ ok: boolean; value: number }> {
  const response = await fetch(`https://scores/${policyId}`);
  return { ok: response.ok, value: Number(await response.text()) };
}

// Switched off: somebody decided that.
export async function onDocumentUploaded(event: { documentId: string; tenant: { scanningEnabled: boolean } }): Promise<void> {
  if (!event.tenant.scanningEnabled) return;
  await prisma.document.update({ where: { id: event.documentId }, data: { scanned: true } });
}

// The error value is thrown.
await boss.work('settlements', async (job: { data: Policy }) => {
  const [err, rate] = await to(prisma.rate.findFirstOrThrow({ where: { customer: job.data.customerId } }));
  if (err) throw err;
  await prisma.settlement.create({ data: { policy: job.data.id, rate } });
});

// Must stay quiet: result objects that callers read.
export async function processPayout(job: Job<Policy>): Promise<{ paid: boolean; error?: string }> {
  const { error, id } = await pay(job.data);
  if (error) {
    return { paid: false, error };
  }
  await prisma.payout.create({ data: { policy: job.data.id, payment: id } });
  return { paid: true };
}

declare function pay(policy: Policy): Promise<{ error?: string; id?: string }>;

// Every guard speaks.
export async function onPolicyChanged(event: Policy): Promise<void> {
  if (!event.id) {
    console.warn('policy event without an id');
    return;
  }
  const policy = await prisma.policy.findUnique({ where: { id: event.id } });
  if (!policy) {
    console.warn('policy event for nobody', event.id);
    return;
  }
  await prisma.policy.update({ where: { id: event.id }, data: { amount: event.amount } });
}

// Locked: another instance does it.
export class RenewalTask {
  private running = false;

  constructor(private readonly db: PrismaClient, private readonly client: Redis | undefined) {}

  @Cron('0 3 * * *')
  async renew(): Promise<void> {
    if (this.running) return;
    this.running = true;
    const lock = await redis.set('renewals:lock', '1', 'PX', 60_000, 'NX');
    if (lock !== 'OK') return;
    await this.db.policy.updateMany({ where: { due: true }, data: { renewed: true } });
    this.running = false;
  }

  // A client that was never configured.
  @Cron('0 4 * * *')
  async publishRenewals(): Promise<void> {
    if (!this.client) return;
    await this.client.publish('renewals', 'done');
  }
}

// Own event, and one that comes too soon.
export async function onChatMessage(event: { authorIsBot: boolean; text: string; sentAt: number }): Promise<void> {
  if (event.authorIsBot) return;
  const elapsed = Date.now() - event.sentAt;
  if (elapsed < 1_000) return;
  await prisma.chat.create({ data: { text: event.text } });
}

// Must stay quiet: type-narrowing helpers and pure mappers.
export function toPolicy(event: unknown): Policy | undefined {
  if (typeof event !== 'object' || event === null) return undefined;
  if (!('id' in event) || typeof event.id !== 'string') return undefined;
  return { id: event.id, type: 'household', customerId: '', amount: 0 };
}

// Explained, with a reason.
export async function onPolicyDeleted(event: { policyId: string }): Promise<void> {
  const policy = await prisma.policy.findUnique({ where: { id: event.policyId } });
  // Expected: the owner may delete a policy before the event arrives, and then there is nothing left to do.
  if (!policy) return;
  await prisma.policy.delete({ where: { id: event.policyId } });
}

// An optional part of the work: what is required was done before.
export async function onPolicyPaid(event: Policy & { note?: string }): Promise<void> {
  await prisma.policy.update({ where: { id: event.id }, data: { paid: true } });
  if (event.note) {
    await prisma.note.create({ data: { policy: event.id, text: event.note } });
  }
}
