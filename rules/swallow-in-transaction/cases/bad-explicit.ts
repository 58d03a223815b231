import { Pool, type PoolClient } from 'pg';
import { createPool } from 'mysql2/promise';
import { Sequelize, type ModelStatic } from 'sequelize';
import type { DataSource } from 'typeorm';
import { MongoClient } from 'mongodb';
import { pino } from 'pino';

const logger = pino({ name: 'ledger' });
const pool = new Pool();
const mysql = createPool({ host: 'ledger' });
const sequelize = new Sequelize('postgres://ledger');
const mongo = new MongoClient('mongodb://ledger');

// SQL by hand: committed behind the handler.
export async function book(account: string, cents: number): Promise<void> {
  const client: PoolClient = await pool.connect();
  await client.query('BEGIN');
  await client.query('UPDATE accounts SET balance = balance + $1 WHERE id = $2', [cents, account]);
  try {
    await client.query('INSERT INTO ledger (account, cents) VALUES ($1, $2)', [account, cents]);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, account }, 'ledger entry not written');
  }
  await client.query('COMMIT');
  client.release();
}

// Committed in `finally`, whatever happened.
export async function rename(id: string, name: string): Promise<void> {
  const connection = await mysql.getConnection();
  await connection.beginTransaction();
  try {
    await connection.execute('UPDATE accounts SET name = ? WHERE id = ?', [name, id]);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, id }, 'account not renamed');
  } finally {
    await connection.commit();
  }
}

// A transaction without a callback.
export async function settle(payments: ModelStatic<object>, id: string): Promise<void> {
  const transaction = await sequelize.transaction();
  await payments.create({ id }, { transaction });
  await payments
    .update({ settled: true }, { where: { id }, transaction })
    .catch((error: unknown) => logger.error({ err: error, id }, 'payment not settled'));
  // ~~~~~ logged
  await transaction.commit();
}

// A query runner.
export async function closeAccount(dataSource: DataSource, id: string): Promise<void> {
  const queryRunner = dataSource.createQueryRunner();
  await queryRunner.startTransaction();
  try {
    await queryRunner.manager.update('Account', { id }, { closed: true });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, id }, 'account not closed');
  }
  await queryRunner.commitTransaction();
}

// A session, committed in the handler itself.
export async function post(entry: { id: string; cents: number }): Promise<void> {
  const session = mongo.startSession();
  session.startTransaction();
  try {
    await mongo.db('ledger').collection('entries').insertOne(entry, { session });
    await session.commitTransaction();
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error }, 'entry not posted');
    await session.commitTransaction();
  }
}
