import postgres from 'postgres';
import { PrismaClient } from '@prisma/client';
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, integer, text } from 'drizzle-orm/pg-core';
import knex from 'knex';
import { Kysely } from 'kysely';
import { createPool } from 'mysql2/promise';
import { Pool } from 'pg';
import { Sequelize, UniqueConstraintError, type ModelStatic } from 'sequelize';
import { createClient } from '@clickhouse/client';
import { UnrecoverableError, type Job } from 'bullmq';

const sql = postgres('postgres://meters');
const prisma = new PrismaClient();
const db = drizzle('postgres://meters');
const readings = pgTable('readings', { meter: text('meter'), value: integer('value') });
const database = knex({ client: 'pg' });
const kysely = new Kysely({ dialect: undefined });
const mysql = createPool('mysql://meters');
const pool = new Pool();
const sequelize = new Sequelize('postgres://meters');
const Meter: ModelStatic<never> = sequelize.define('meter', {});
const clickhouse = createClient({ url: 'http://clickhouse:8123' });

interface Reading {
  meter: string;
  value: number;
}

// A template that reads: nothing is lost but an answer.
export async function latestReading(meter: string): Promise<unknown> {
  try {
    return await sql`SELECT value FROM readings WHERE meter = ${meter} ORDER BY at DESC LIMIT 1`;
  } catch (error) {
    console.error('reading was not found', error);
    return null;
  }
}

// Prisma's raw SQL, without a handler.
export async function correctReading(job: Job<Reading>): Promise<void> {
  await prisma.$executeRaw`UPDATE readings SET value = ${job.data.value} WHERE meter = ${job.data.meter}`;
}

// An error of BullMQ that ends the job for good, and visibly.
export async function insertReading(job: Job<Reading>): Promise<void> {
  try {
    await db.insert(readings).values(job.data).onConflictDoNothing();
  } catch (error) {
    throw new UnrecoverableError(`insert failed: ${String(error)}`);
  }
}

// Must stay quiet: error-on-the-error-path. The second failure is of the note about the first.
export async function upsertReading(job: Job<Reading>): Promise<void> {
  try {
    await database('readings').insert(job.data).onConflict('meter').merge();
  } catch (error) {
    try {
      await database('problems').insert({ meter: job.data.meter, message: String(error) });
    } catch (problem) {
      console.error('problem was not noted', problem);
    }
    throw error;
  }
}

// The failed list of the job is a report.
export async function addReading(job: Job<Reading>): Promise<void> {
  try {
    await kysely.insertInto('readings').values(job.data).execute();
  } catch (error) {
    console.error('insert failed', error);
    await job.moveToFailed(error as Error, job.token ?? '', false);
  }
}

// The handler writes the reading elsewhere.
export async function mergeReading(job: Job<Reading>): Promise<void> {
  try {
    await pool.query('INSERT INTO readings (meter, value) VALUES ($1, $2)', [job.data.meter, job.data.value]);
  } catch (error) {
    console.error('merge failed', error);
    await pool.query('INSERT INTO readings_dead_letter (meter, value, reason) VALUES ($1, $2, $3)', [job.data.meter, job.data.value, String(error)]);
  }
}

// A loop that tries once more, and throws what is left.
export async function moveReadings(job: Job<{ day: string }>): Promise<void> {
  const statement = 'UPDATE readings SET archived = 1 WHERE day < ?';
  try {
    await mysql.execute(statement, [job.data.day]);
  } catch (error) {
    console.warn('once more', error);
    await mysql.execute(statement, [job.data.day]);
  }
}

// Only what is expected passes; everything else is thrown.
export async function registerMeter(job: Job<Reading>): Promise<void> {
  try {
    await Meter.create({ name: job.data.meter });
  } catch (error) {
    if (error instanceof UniqueConstraintError) return;
    throw error;
  }
}

// The exit code tells the scheduler.
export async function flushReadings(job: Job<Reading[]>): Promise<void> {
  try {
    await clickhouse.insert({ table: 'readings', values: job.data, format: 'JSONEachRow' });
  } catch (error) {
    console.error('readings were not flushed', error);
    process.exitCode = 1;
  }
}
