import { createClient } from '@supabase/supabase-js';
import to from 'await-to-js';
import { PrismaClient } from '@prisma/client';
import { Kafka, type EachMessagePayload } from 'kafkajs';
import type { Job } from 'bullmq';
import { pino } from 'pino';
import { Counter } from 'prom-client';

const logger = pino({ name: 'profiles' });
const supabase = createClient('https://project.supabase.co', 'service-key');
const prisma = new PrismaClient();
const lostVisits = new Counter({ name: 'visits_lost_total', help: 'Visits that were not stored' });
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();

interface Profile {
  id: string;
  email: string;
}

// The tested error is thrown.
export async function processProfile(job: Job<Profile>): Promise<void> {
  const { error } = await supabase.from('profiles').upsert(job.data);
  if (error) throw new Error(`profile ${job.data.id} was not stored`, { cause: error });
  logger.info({ profile: job.data.id }, 'profile stored');
}

// The caller is told.
export async function createProfile(profile: Profile): Promise<{ success: boolean }> {
  const { error: insertError } = await supabase.from('profiles').insert(profile);
  if (insertError !== null) {
    console.error(insertError.message);
    return { success: false };
  }
  return { success: true };
}

// Thrown, so that Kafka delivers it again.
export async function onProfileChanged({ message }: EachMessagePayload): Promise<void> {
  const profile = JSON.parse(String(message.value)) as Profile;
  const [err] = await to(prisma.profile.update({ where: { id: profile.id }, data: profile }));
  if (err) {
    logger.warn({ err }, 'profile update failed');
    throw err;
  }
}

// The item is kept where somebody looks.
export async function handleProfileMessage(message: { profile: Profile }): Promise<void> {
  const [err] = await to(producer.send({ topic: 'profiles', messages: [{ value: JSON.stringify(message.profile) }] }));
  if (err) {
    logger.error(err);
    await prisma.deadLetter.create({ data: { payload: message.profile, reason: err.message } });
    return;
  }
  logger.info('profile sent');
}

// The else arm fails the job.
export async function archiveProfile(job: Job<Profile>): Promise<void> {
  const { data, error } = await supabase.from('archive').insert({ ...job.data, archivedAt: Date.now() }).select();
  if (!error) {
    logger.debug({ rows: data }, 'archived');
  } else {
    throw new Error('archive failed', { cause: error });
  }
}

// The value is handed to the caller.
export async function enqueueProfile(event: { profile: Profile }): Promise<unknown> {
  const failure = await prisma.profileQueue.create({ data: event.profile }).then(
    () => null,
    (error: unknown) => error,
  );
  if (failure) logger.error({ failure }, 'profile was not queued');
  return failure;
}

// This client never throws, and what it tells is counted: the handler is there for the lines around it.
export async function keepVisit(visit: { page: string }): Promise<void> {
  try {
    const { error } = await supabase.from('visits').insert(visit);
    if (error) {
      logger.error({ err: error, page: visit.page }, 'visit was not stored');
      lostVisits.inc();
    }
  } catch (error) {
    logger.error({ err: error }, 'visit was not prepared');
  }
}
