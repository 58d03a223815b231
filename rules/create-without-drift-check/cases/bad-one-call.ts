import { ChromaClient } from 'chromadb';
import { Kafka } from 'kafkajs';
import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';
import postgres from 'postgres';
import knex from 'knex';
import { createClient } from '@clickhouse/client';
import Database from 'better-sqlite3';
import { Client as Cassandra } from 'cassandra-driver';
import { createPool } from 'mysql2/promise';

const chroma = new ChromaClient({ path: 'http://chroma:8000' });
const admin = new Kafka({ brokers: ['kafka:9092'] }).admin();
const pool = new Pool();
const prisma = new PrismaClient();
const sql = postgres('postgres://orders');
const database = knex({ client: 'pg' });
const clickhouse = createClient({ url: 'http://clickhouse:8123' });
const sqlite = new Database('orders.db');
const cassandra = new Cassandra({ contactPoints: ['cassandra'] });
const mysql = createPool('mysql://orders');

// The library's own get-or-create: an old distance function stays.
export async function openNotes(): Promise<unknown> {
  return chroma.getOrCreateCollection({ name: 'notes', metadata: { 'hnsw:space': 'cosine' } });
  //     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

// Kafka answers `false` when the topic is there, with whatever number of partitions.
export async function createTopics(): Promise<void> {
  await admin.createTopics({ topics: [{ topic: 'orders', numPartitions: 12, replicationFactor: 3 }] });
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

// SQL at start-up.
export async function createOrders(): Promise<void> {
  await pool.query('CREATE TABLE IF NOT EXISTS orders (id text PRIMARY KEY, total numeric NOT NULL)');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

// A template literal, in small letters, over several lines.
export async function createItems(): Promise<void> {
  await pool.query(`
  //    ~~~~~~~~~~~~ oneCall
    create table if not exists items (
      order_id text not null,
      sku text not null
    )
  `);
}

// A statement that stands at the top of the file.
const createPayments = 'CREATE TABLE IF NOT EXISTS payments (id text PRIMARY KEY, amount numeric)';

export async function preparePayments(): Promise<void> {
  await mysql.query(createPayments);
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

// Tagged templates.
export async function createRefunds(): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS refunds (id text PRIMARY KEY, amount numeric)`;
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

export async function createShipments(): Promise<void> {
  await prisma.$executeRaw`CREATE TABLE IF NOT EXISTS shipments (id text PRIMARY KEY, carrier text)`;
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

// A query builder's one call.
export async function createCustomers(): Promise<void> {
  await database.schema.createTableIfNotExists('customers', (table: { string(name: string): void }) => table.string('email'));
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

// The same in three more databases.
export async function createReadings(): Promise<void> {
  await clickhouse.command({ query: 'CREATE TABLE IF NOT EXISTS readings (meter String, value Float64) ENGINE = MergeTree ORDER BY meter' });
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

export function createJournal(): void {
  sqlite.exec('CREATE TABLE IF NOT EXISTS journal (id INTEGER PRIMARY KEY, entry TEXT NOT NULL)');
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

export async function createSessions(): Promise<void> {
  await cassandra.execute('CREATE TABLE IF NOT EXISTS sessions (id uuid PRIMARY KEY, owner text)');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}
