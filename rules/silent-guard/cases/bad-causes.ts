import { Processor, WorkerHost } from '@nestjs/bullmq';
import { EventPattern, Payload } from '@nestjs/microservices';
import { OnEvent } from '@nestjs/event-emitter';
import { Worker, type Job } from 'bullmq';
import { type EachBatchPayload, type EachMessagePayload } from 'kafkajs';
import { PrismaClient } from '@prisma/client';
import type { Repository } from 'typeorm';
import type { Model } from 'mongoose';
import PgBoss from 'pg-boss';
import { validate } from 'class-validator';
import to from 'await-to-js';
import Ajv from 'ajv';

const prisma = new PrismaClient();
const boss = new PgBoss('postgres://jobs');
const validateClaim = new Ajv().compile({ type: 'object', required: ['id'] });

interface Claim {
  id: string;
  customerId: string;
  amount: number;
  lines?: readonly { sku: string }[];
}

// Invalid payload: a field is missing.
export async function onClaimFiled({ message }: EachMessagePayload): Promise<void> {
  const claim = JSON.parse(String(message.value)) as Partial<Claim>;
  if (!claim.id || !claim.customerId) return;
  await prisma.claim.create({ data: { id: claim.id, customer: claim.customerId } });
}

// Invalid payload: the value of the message itself is missing, in a batch.
export async function onClaimBatch({ batch, resolveOffset }: EachBatchPayload): Promise<void> {
  for (const message of batch.messages) {
    if (message.value === null) continue;
    await prisma.claim.create({ data: JSON.parse(message.value.toString()) });
    resolveOffset(message.offset);
  }
}

// Invalid payload: the type of a field is not what it was meant to be.
export async function processClaim(job: Job<{ amount: unknown; id: string }>): Promise<void> {
  if (typeof job.data.amount !== 'number') return;
  await prisma.claim.update({ where: { id: job.data.id }, data: { amount: job.data.amount } });
}

// Invalid payload: a compiled schema and a class with decorators.
export const claimWorker = new Worker('claims', async (job) => {
  if (!validateClaim(job.data)) return;
  await prisma.claim.create({ data: job.data as Claim });
});

export const correctionWorker = new Worker<Claim>('corrections', async (job) => {
  const errors = await validate(job.data);
  if (errors.length > 0) return;
  await prisma.claim.update({ where: { id: job.data.id }, data: job.data });
});

// Lookup miss: Mongoose, TypeORM, Prisma.
@Processor('payouts')
export class PayoutProcessor extends WorkerHost {
  constructor(
    private readonly claims: Model<Claim>,
    private readonly accounts: Repository<Claim>,
    private readonly db: PrismaClient,
  ) {
    super();
  }

  async process(job: Job<{ claimId: string }>): Promise<void> {
    const claim = await this.claims.findById(job.data.claimId);
    if (!claim) return;
    await this.db.payout.create({ data: { claim: claim.id, amount: claim.amount } });
  }

  // The account, by a method of a repository.
  @OnEvent('claim.approved')
  async handleApproval(event: { customerId: string; amount: number }): Promise<void> {
    const account = await this.accounts.findOne({ where: { customerId: event.customerId } });
    if (account === null) return;
    await this.accounts.update(account.id, { amount: event.amount });
  }

  // The customer, behind a ternary of the broker's.
  @EventPattern('claim.rejected')
  async onRejection(@Payload() event: Claim): Promise<void> {
    const customer = await this.db.customer.findFirst({ where: { id: event.customerId } });
    if (customer == null) {
      return;
    }
    await this.db.letter.create({ data: { customer: customer.id, kind: 'rejection' } });
  }
}

// Failed dependency: a result object that says no.
export async function handleScoreMessage(message: { claimId: string }): Promise<void> {
  const score = await requestScore(message.claimId);
  if (!score.ok) return;
  await prisma.score.create({ data: { claim: message.claimId, value: score.value } });
}

async function requestScore(claimId: string): Promise<{ ok: boolean; value: number }> {
  const response = await fetch(`https://scores/${claimId}`);
  return { ok: response.ok, value: Number(await response.text()) };
}

// Failed dependency: a status that is too high.
export async function onDocumentUploaded(event: { documentId: string }): Promise<void> {
  const response = await fetch(`https://scanner/${event.documentId}`, { method: 'POST' });
  if (response.status >= 400) return;
  await prisma.document.update({ where: { id: event.documentId }, data: { scanned: true } });
}

// Error value: `[err]`, and a return that says nothing.
await boss.work('settlements', async (job: { data: Claim }) => {
  const [err, rate] = await to(prisma.rate.findFirstOrThrow({ where: { customer: job.data.customerId } }));
  if (err) return;
  await prisma.settlement.create({ data: { claim: job.data.id, rate } });
});

// Error value: a payment provider's answer.
export async function processPayout(job: Job<Claim>): Promise<void> {
  const { error, id } = await pay(job.data);
  if (error) {
    return;
  }
  await prisma.payout.create({ data: { claim: job.data.id, payment: id } });
}

declare function pay(claim: Claim): Promise<{ error?: string; id?: string }>;

// A guard among others that do speak: this one was forgotten.
export async function onClaimChanged(event: Claim): Promise<void> {
  if (!event.id) {
    console.warn('claim event without an id');
    return;
  }
  const claim = await prisma.claim.findUnique({ where: { id: event.id } });
  if (!claim) return;
  await prisma.claim.update({ where: { id: event.id }, data: { amount: event.amount } });
}
