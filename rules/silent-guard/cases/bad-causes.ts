import { Processor, WorkerHost } from '@nestjs/bullmq';
import { EventPattern, Payload } from '@nestjs/microservices';
import { OnEvent } from '@nestjs/event-emitter';
import { Worker, type Job } from 'bullmq';
import type { EachMessagePayload } from 'kafkajs';
import { PrismaClient } from '@prisma/client';
import type { Repository } from 'typeorm';
import type { Model } from 'mongoose';
import PgBoss from 'pg-boss';
import { validate } from 'class-validator';
import to from 'await-to-js';
import Ajv from 'ajv';

const prisma = new PrismaClient();
const boss = new PgBoss('postgres://jobs');
const validatePolicy = new Ajv().compile({ type: 'object', required: ['id'] });

interface Policy {
  id: string;
  customerId: string;
  amount: number;
  lines?: readonly { sku: string }[];
}

// Invalid payload: a field is missing.
export async function onPolicyFiled({ message }: EachMessagePayload): Promise<void> {
  const policy = JSON.parse(String(message.value)) as Partial<Policy>;
  if (!policy.id || !policy.customerId) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.policy.create({ data: { id: policy.id, customer: policy.customerId } });
}

// Invalid payload: the type of a field is not what it was meant to be.
export async function processPolicy(job: Job<{ amount: unknown; id: string }>): Promise<void> {
  if (typeof job.data.amount !== 'number') return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.policy.update({ where: { id: job.data.id }, data: { amount: job.data.amount } });
}

// Invalid payload: a compiled schema and a class with decorators.
export const policyWorker = new Worker('policies', async (job) => {
  if (!validatePolicy(job.data)) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.policy.create({ data: job.data as Policy });
});

export const correctionWorker = new Worker<Policy>('corrections', async (job) => {
  const errors = await validate(job.data);
  if (errors.length > 0) return;
//~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.policy.update({ where: { id: job.data.id }, data: job.data });
});

// Lookup miss: Mongoose, TypeORM, Prisma.
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
    if (!policy) return;
 // ~~~~~~~~~~~~ dropped
    await this.db.payout.create({ data: { policy: policy.id, amount: policy.amount } });
  }

  // The account, by a method of a repository.
  @OnEvent('policy.approved')
  async handleApproval(event: { customerId: string; amount: number }): Promise<void> {
    const account = await this.accounts.findOne({ where: { customerId: event.customerId } });
    if (account === null) return;
 // ~~~~~~~~~~~~~~~~~~~~~ dropped
    await this.accounts.update(account.id, { amount: event.amount });
  }

  // The customer, behind a ternary of the broker's.
  @EventPattern('policy.rejected')
  async onRejection(@Payload() event: Policy): Promise<void> {
    const customer = await this.db.customer.findFirst({ where: { id: event.customerId } });
    if (customer == null) {
 // ~~~~~~~~~~~~~~~~~~~~~ dropped
      return;
    }
    await this.db.letter.create({ data: { customer: customer.id, kind: 'rejection' } });
  }
}

// Failed dependency: a result object that says no.
export const scoreWorker = new Worker<Policy>('scores', async (job) => {
  const score = await requestScore(job.data.id);
  if (!score.ok) return;
//~~~~~~~~~~~~~~ dropped
  await prisma.score.create({ data: { policy: job.data.id, value: score.value } });
});

async function requestScore(policyId: string): Promise<{ ok: boolean; value: number }> {
  const response = await fetch(`https://scores/${policyId}`);
  return { ok: response.ok, value: Number(await response.text()) };
}

// Failed dependency: a status that is too high.
export const scanWorker = new Worker<{ documentId: string }>('scans', async (job) => {
  const response = await fetch(`https://scanner/${job.data.documentId}`, { method: 'POST' });
  if (response.status >= 400) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.document.update({ where: { id: job.data.documentId }, data: { scanned: true } });
});

// Error value: `[err]`, and a return that says nothing.
await boss.work('settlements', async (job: { data: Policy }) => {
  const [err, rate] = await to(prisma.rate.findFirstOrThrow({ where: { customer: job.data.customerId } }));
  if (err) return;
//~~~~~~~~ dropped
  await prisma.settlement.create({ data: { policy: job.data.id, rate } });
});

// Error value: a payment provider's answer.
export async function processPayout(job: Job<Policy>): Promise<void> {
  const { error, id } = await pay(job.data);
  if (error) {
//~~~~~~~~~~ dropped
    return;
  }
  await prisma.payout.create({ data: { policy: job.data.id, payment: id } });
}

declare function pay(policy: Policy): Promise<{ error?: string; id?: string }>;

// A guard among others that do speak: this one was forgotten.
export async function onPolicyChanged(event: Policy): Promise<void> {
  if (!event.id) {
    console.warn('policy event without an id');
    return;
  }
  const policy = await prisma.policy.findUnique({ where: { id: event.id } });
  if (!policy) return;
//~~~~~~~~~~~~ dropped
  await prisma.policy.update({ where: { id: event.id }, data: { amount: event.amount } });
}
