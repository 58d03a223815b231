import { PrismaClient, type Prisma } from '@prisma/client';
import knex from 'knex';
import { Sequelize, type ModelStatic } from 'sequelize';
import type { DataSource, EntityManager } from 'typeorm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { Kysely } from 'kysely';
import { MongoClient } from 'mongodb';
import postgres from 'postgres';
import { pino } from 'pino';

const logger = pino({ name: 'orders' });
const prisma = new PrismaClient();
const db = knex({ client: 'pg' });
const sequelize = new Sequelize('postgres://orders');
const sql = postgres('postgres://orders');
const mongo = new MongoClient('mongodb://orders');
const orm = drizzle('postgres://orders');
const stock = pgTable('stock', { sku: text('sku'), left: integer('left') });

interface Order {
  id: string;
  sku: string;
  amount: number;
}

// Prisma: half an order.
export async function placeOrder(order: Order): Promise<{ id: string }> {
  await prisma.$transaction(async (tx: any) => {
    await tx.order.create({ data: order });
    try {
      await tx.stock.update({ where: { sku: order.sku }, data: { left: { decrement: order.amount } } });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error, sku: order.sku }, 'stock not taken');
    }
  });
  return { id: order.id };
}

// Knex: a promise handler.
export async function transfer(from: string, to: string, amount: number): Promise<void> {
  await db.transaction(async (trx: any) => {
    await trx('accounts').where({ id: from }).decrement('balance', amount);
    await trx('accounts').where({ id: to }).increment('balance', amount).catch((error: unknown) => logger.error(error));
    //                                                                   ~~~~~ logged
  });
}

// Sequelize: the transaction is an option.
export async function bookSeat(seats: ModelStatic<object>, bookings: ModelStatic<object>, seat: string): Promise<void> {
  await sequelize.transaction(async (t: any) => {
    await bookings.create({ seat }, { transaction: t });
    try {
      await seats.update({ taken: true }, { where: { seat }, transaction: t });
    } catch {
   // ~~~~~ logged
      console.warn('seat stays free', seat);
    }
  });
}

// TypeORM: in a method that gets the manager.
export class DepositService {
  constructor(private readonly dataSource: DataSource) {}

  async deposit(account: string, cents: number): Promise<void> {
    await this.dataSource.transaction(async (manager: any) => {
      await manager.increment('Account', { id: account }, 'balance', cents);
      await this.book(manager, account, cents);
    });
  }

  private async book(manager: EntityManager, account: string, cents: number): Promise<void> {
    try {
      await manager.insert('LedgerEntry', { account, cents });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.warn({ err: error, account }, 'ledger entry not written');
    }
  }
}

// Drizzle: nothing at all hears of it.
export async function takeStock(order: Order): Promise<void> {
  await orm.transaction(async (tx: any) => {
    await tx.insert(stock).values({ sku: order.sku, left: 0 }).catch(() => undefined);
    //                                                         ~~~~~ silent
    await tx.update(stock).set({ left: order.amount });
  });
}

// Kysely: the callback is an argument of `execute`.
export async function renameCustomer(kysely: Kysely<object>, id: string, name: string): Promise<void> {
  await kysely.transaction().execute(async (trx: any) => {
    try {
      await trx.updateTable('customer').set({ name }).where('id', '=', id).execute();
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error }, 'customer not renamed');
    }
    await trx.insertInto('rename').values({ id, name }).execute();
  });
}

// MongoDB: the session is an option.
export async function refund(order: Order): Promise<void> {
  const session = mongo.startSession();
  const shop = mongo.db('shop');
  await session.withTransaction(async () => {
    await shop.collection('refunds').insertOne({ order: order.id }, { session });
    await shop
      .collection('orders')
      .updateOne({ _id: order.id }, { $set: { refunded: true } }, { session })
      .catch((error: unknown) => logger.error({ err: error }, 'order not marked'));
    // ~~~~~ logged
  });
}

// postgres.js: SQL as a template.
export async function archive(order: Order): Promise<void> {
  await sql.begin(async (tx: any) => {
    try {
      await tx`INSERT INTO archive (id) VALUES (${order.id})`;
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error }, 'order not archived');
    }
    await tx`DELETE FROM orders WHERE id = ${order.id}`;
  });
}

// A loop of items inside one transaction.
export async function importLines(lines: readonly Order[]): Promise<{ imported: number }> {
  await prisma.$transaction(async (tx: any) => {
    for (const line of lines) {
      try {
        await tx.line.create({ data: line });
      } catch (error) {
     // ~~~~~~~~~~~~~ logged
        logger.warn({ err: error, line: line.id }, 'line skipped');
      }
    }
  });
  return { imported: lines.length };
}

// The transaction is handed in.
export async function insertInvoice(tx: Prisma.TransactionClient, order: Order): Promise<void> {
  try {
    await tx.invoice.create({ data: { orderId: order.id } });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, order: order.id }, 'invoice not written');
  }
}

// A helper of the project's own.
export async function closeAccount(runInTransaction: (work: (tx: any) => Promise<void>) => Promise<void>, id: string): Promise<void> {
  await runInTransaction(async (tx) => {
    await tx.account.update({ where: { id }, data: { closed: true } });
    try {
      await tx.closure.create({ data: { account: id } });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error, id }, 'closure not recorded');
    }
  });
}
