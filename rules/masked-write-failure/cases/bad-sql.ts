import postgres from 'postgres';
import { PrismaClient } from '@prisma/client';
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, integer, text } from 'drizzle-orm/pg-core';
import knex from 'knex';
import { Kysely } from 'kysely';
import { createPool } from 'mysql2/promise';
import { Pool } from 'pg';
import { Sequelize, type ModelStatic } from 'sequelize';
import { createClient } from '@clickhouse/client';
import type { Job } from 'bullmq';

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

// A tagged template of postgres.js.
export async function storeReading(job: Job<Reading>): Promise<void> {
  try {
    await sql`INSERT INTO readings (meter, value) VALUES (${job.data.meter}, ${job.data.value})`;
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.error('reading was not stored', error);
  }
}

// Prisma's raw SQL.
export async function correctReading(job: Job<Reading>): Promise<void> {
  try {
    await prisma.$executeRaw`UPDATE readings SET value = ${job.data.value} WHERE meter = ${job.data.meter}`;
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.error('reading was not corrected', error);
  }
}

// A query builder: Drizzle.
export async function insertReading(job: Job<Reading>): Promise<void> {
  try {
    await db.insert(readings).values(job.data).onConflictDoNothing();
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.error('insert failed', error);
  }
}

// A query builder: Knex.
export async function upsertReading(job: Job<Reading>): Promise<void> {
  try {
    await database('readings').insert(job.data).onConflict('meter').merge();
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.error('upsert failed', error);
  }
}

// A query builder: Kysely.
export async function addReading(job: Job<Reading>): Promise<void> {
  try {
    await kysely.insertInto('readings').values(job.data).execute();
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.error('insert failed', error);
  }
}

// SQL as a string, over several lines.
export async function mergeReading(job: Job<Reading>): Promise<void> {
  try {
    await pool.query(
      `
      INSERT INTO readings (meter, value) VALUES ($1, $2)
      ON CONFLICT (meter) DO UPDATE SET value = excluded.value
      `,
      [job.data.meter, job.data.value],
    );
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.error('merge failed', error);
  }
}

// A common table expression that ends in an update.
export async function moveReadings(job: Job<{ day: string }>): Promise<void> {
  const statement = 'WITH old AS (SELECT id FROM readings WHERE day < ?) UPDATE readings SET archived = 1 WHERE id IN (SELECT id FROM old)';
  try {
    await mysql.execute(statement, [job.data.day]);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.warn('readings were not moved', error);
  }
}

// Sequelize: an instance and a model.
export async function registerMeter(job: Job<Reading>): Promise<void> {
  try {
    await Meter.create({ name: job.data.meter });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.error('meter not registered', error);
  }
}

// ClickHouse.
export async function flushReadings(job: Job<Reading[]>): Promise<void> {
  try {
    await clickhouse.insert({ table: 'readings', values: job.data, format: 'JSONEachRow' });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.error('readings were not flushed', error);
  }
}
