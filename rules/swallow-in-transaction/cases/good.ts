import { PrismaClient, type Prisma } from '@prisma/client';
import knex from 'knex';
import { Sequelize, UniqueConstraintError, type ModelStatic } from 'sequelize';
import type { DataSource, EntityManager } from 'typeorm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { Kysely } from 'kysely';
import { MongoClient } from 'mongodb';
import postgres from 'postgres';
import { Redis } from 'ioredis';
import { pino } from 'pino';

const logger = pino({ name: 'orders' });
const prisma = new PrismaClient();
const db = knex({ client: 'pg' });
const sequelize = new Sequelize('postgres://orders');
const sql = postgres('postgres://orders');
const mongo = new MongoClient('mongodb://orders');
const orm = drizzle('postgres://orders');
const stock = pgTable('stock', { sku: text('sku'), left: integer('left') });
const cache = new Redis();

interface Order {
  id: string;
  sku: string;
  amount: number;
}

// Logged, and thrown on: everything is undone.
export async function placeOrder(order: Order): Promise<{ id: string }> {
  await prisma.$transaction(async (tx: any) => {
    await tx.order.create({ data: order });
    try {
      await tx.stock.update({ where: { sku: order.sku }, data: { left: { decrement: order.amount } } });
    } catch (error) {
      logger.error({ err: error, sku: order.sku }, 'stock not taken');
      throw error;
    }
  });
  return { id: order.id };
}

// The handler stands around the transaction, and answers.
export async function transfer(from: string, to: string, amount: number): Promise<{ ok: boolean }> {
  try {
    await db.transaction(async (trx: any) => {
      await trx('accounts').where({ id: from }).decrement('balance', amount);
      await trx('accounts').where({ id: to }).increment('balance', amount);
    });
    return { ok: true };
  } catch (error) {
    logger.error({ err: error }, 'transfer failed');
    return { ok: false };
  }
}

// The expected violation is handled, all others are thrown.
export async function bookSeat(seats: ModelStatic<object>, bookings: ModelStatic<object>, seat: string): Promise<void> {
  await sequelize.transaction(async (t: any) => {
    try {
      await seats.update({ taken: true }, { where: { seat }, transaction: t });
    } catch (error) {
      if (!(error instanceof UniqueConstraintError)) throw error;
      logger.info({ seat }, 'seat is taken already');
    }
    await bookings.create({ seat }, { transaction: t });
  });
}

// The method that gets the manager lets the failure pass.
export class DepositService {
  constructor(private readonly dataSource: DataSource) {}

  async deposit(account: string, cents: number): Promise<void> {
    await this.dataSource.transaction(async (manager: any) => {
      await manager.increment('Account', { id: account }, 'balance', cents);
      await this.book(manager, account, cents);
    });
  }

  private async book(manager: EntityManager, account: string, cents: number): Promise<void> {
    await manager.insert('LedgerEntry', { account, cents });
  }
}

// Drizzle: `rollback()` throws.
export async function takeStock(order: Order): Promise<void> {
  await orm.transaction(async (tx: any) => {
    try {
      await tx.update(stock).set({ left: order.amount });
    } catch (error) {
      logger.error({ err: error }, 'stock not taken');
      tx.rollback();
    }
  });
}

// Must stay quiet: a savepoint says that this part may fail.
export async function renameCustomer(kysely: Kysely<object>, id: string, name: string): Promise<void> {
  await kysely.transaction().execute(async (trx: any) => {
    await trx.updateTable('customer').set({ name }).where('id', '=', id).execute();
    try {
      await trx.savepoint('history').execute();
      await trx.insertInto('rename').values({ id, name }).execute();
    } catch (error) {
      logger.warn({ err: error }, 'rename not recorded');
      await trx.rollbackToSavepoint('history').execute();
    }
  });
}

// MongoDB: what is not part of the transaction may be lost with it; a cache can be filled again.
export async function refund(order: Order): Promise<void> {
  const session = mongo.startSession();
  const shop = mongo.db('shop');
  await session.withTransaction(async () => {
    await shop.collection('refunds').insertOne({ order: order.id }, { session });
    await shop.collection('orders').updateOne({ _id: order.id }, { $set: { refunded: true } }, { session });
    await cache.del(`order:${order.id}`).catch((error: unknown) => logger.warn({ err: error }, 'cache not cleared'));
  });
}

// postgres.js: nothing is caught.
export async function archive(order: Order): Promise<void> {
  await sql.begin(async (tx: any) => {
    await tx`INSERT INTO archive (id) VALUES (${order.id})`;
    await tx`DELETE FROM orders WHERE id = ${order.id}`;
  });
}

// Failures of the items are gathered and thrown.
export async function importLines(lines: readonly Order[]): Promise<{ imported: number }> {
  await prisma.$transaction(async (tx: any) => {
    const failures: unknown[] = [];
    for (const line of lines) {
      try {
        await tx.line.create({ data: line });
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'import undone');
  });
  return { imported: lines.length };
}

// The transaction is handed in, and so is the failure handed out.
export async function insertInvoice(tx: Prisma.TransactionClient, order: Order): Promise<{ ok: boolean }> {
  try {
    await tx.invoice.create({ data: { orderId: order.id } });
    return { ok: true };
  } catch (error) {
    logger.error({ err: error, order: order.id }, 'invoice not written');
    return { ok: false };
  }
}

// Must stay quiet: a lookup that fails decides nothing.
export async function closeAccount(runInTransaction: (work: (tx: any) => Promise<void>) => Promise<void>, id: string): Promise<void> {
  await runInTransaction(async (tx) => {
    const holder = await tx.holder.findFirst({ where: { account: id } }).catch(() => null);
    await tx.account.update({ where: { id }, data: { closed: true, holder } });
  });
}
