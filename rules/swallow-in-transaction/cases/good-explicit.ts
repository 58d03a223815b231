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

// Rolled back, and thrown on.
export async function book(account: string, cents: number): Promise<void> {
  const client: PoolClient = await pool.connect();
  await client.query('BEGIN');
  try {
    await client.query('UPDATE accounts SET balance = balance + $1 WHERE id = $2', [cents, account]);
    await client.query('INSERT INTO ledger (account, cents) VALUES ($1, $2)', [account, cents]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

// Rolled back, and answered.
export async function rename(id: string, name: string): Promise<{ ok: boolean }> {
  const connection = await mysql.getConnection();
  await connection.beginTransaction();
  try {
    await connection.execute('UPDATE accounts SET name = ? WHERE id = ?', [name, id]);
    await connection.commit();
    return { ok: true };
  } catch (error) {
    logger.error({ err: error, id }, 'account not renamed');
    await connection.rollback();
    return { ok: false };
  }
}

// Without a handler of its own the commit is not reached.
export async function settle(payments: ModelStatic<object>, id: string): Promise<void> {
  const transaction = await sequelize.transaction();
  await payments.create({ id }, { transaction });
  await payments.update({ settled: true }, { where: { id }, transaction });
  await transaction.commit();
}

// The failure decides whether it commits.
export async function closeAccount(dataSource: DataSource, id: string): Promise<void> {
  const queryRunner = dataSource.createQueryRunner();
  await queryRunner.startTransaction();
  let failure: unknown = null;
  try {
    await queryRunner.manager.update('Account', { id }, { closed: true });
  } catch (error) {
    failure = error;
  }
  if (failure) {
    await queryRunner.rollbackTransaction();
    throw failure;
  }
  await queryRunner.commitTransaction();
}

// Aborted, and thrown on.
export async function post(entry: { id: string; cents: number }): Promise<void> {
  const session = mongo.startSession();
  session.startTransaction();
  try {
    await mongo.db('ledger').collection('entries').insertOne(entry, { session });
    await session.commitTransaction();
  } catch (error) {
    logger.error({ err: error }, 'entry not posted');
    await session.abortTransaction();
    throw error;
  }
}
