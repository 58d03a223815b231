import { createClient } from '@supabase/supabase-js';
import to from 'await-to-js';
import { PrismaClient } from '@prisma/client';
import { Kafka, type EachMessagePayload } from 'kafkajs';
import type { Job } from 'bullmq';
import { pino } from 'pino';

const logger = pino({ name: 'profiles' });
const supabase = createClient('https://project.supabase.co', 'service-key');
const prisma = new PrismaClient();
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();

interface Profile {
  id: string;
  email: string;
}

// Supabase answers with an error instead of throwing one.
export async function processProfile(job: Job<Profile>): Promise<void> {
  const { error } = await supabase.from('profiles').upsert(job.data);
  if (error) {
//~~~~~~~~~~ logged
    logger.error({ error, profile: job.data.id }, 'profile was not stored');
  }
  logger.info({ profile: job.data.id }, 'profile stored');
}

// The error under a name of its own.
export async function createProfile(profile: Profile): Promise<{ success: boolean }> {
  const { error: insertError } = await supabase.from('profiles').insert(profile);
  if (insertError !== null) console.error(insertError.message);
//~~~~~~~~~~~~~~~~~~~~~~~~~ logged
  return { success: true };
}

// `[err]` of await-to-js.
export async function onProfileChanged({ message }: EachMessagePayload): Promise<void> {
  const profile = JSON.parse(String(message.value)) as Profile;
  const [err] = await to(prisma.profile.update({ where: { id: profile.id }, data: profile }));
  if (err) {
//~~~~~~~~ logged
    logger.warn({ err }, 'profile update failed');
  }
}

// Tested, logged, and left by a return that says nothing.
export async function handleProfileMessage(message: { profile: Profile }): Promise<void> {
  const [err] = await to(producer.send({ topic: 'profiles', messages: [{ value: JSON.stringify(message.profile) }] }));
  if (err) {
//~~~~~~~~ logged
    logger.error(err);
    return;
  }
  logger.info('profile sent');
}

// The else arm holds the failure.
export async function archiveProfile(job: Job<Profile>): Promise<void> {
  const { data, error } = await supabase.from('archive').insert({ ...job.data, archivedAt: Date.now() }).select();
  if (!error) {
//~~~~~~~~~~~ logged
    logger.debug({ rows: data }, 'archived');
  } else {
    logger.error({ error }, 'archive failed');
  }
}

// A rejection turned into a value by hand.
export async function enqueueProfile(event: { profile: Profile }): Promise<void> {
  const failure = await prisma.profileQueue.create({ data: event.profile }).then(
    () => null,
    (error: unknown) => error,
  );
  if (failure) logger.error({ failure }, 'profile was not queued');
//~~~~~~~~~~~~ logged
}
