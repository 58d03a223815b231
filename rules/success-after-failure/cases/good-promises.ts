import { exec } from 'node:child_process';
import fastify from 'fastify';
import { pino } from 'pino';

interface Receipt {
  id: string;
}

declare const archive: {
  transfer(path: string): Promise<Receipt>;
  rotate(path: string): Promise<number>;
  restore(path: string): Promise<number>;
  seal(path: string): Promise<{ error: Error | null }>;
};

declare const metrics: { increment(name: string): void };

const logger = pino({ name: 'backups' });
const server = fastify();

interface Reply {
  code(status: number): Reply;
  send(body: object): Reply;
}

// Success is said before the handler.
export function uploadBackup(path: string): Promise<void> {
  return archive
    .transfer(path)
    .then(() => logger.info('backup uploaded'))
    .catch((error: unknown) => {
      logger.error(error, 'transfer failed');
      throw error;
    });
}

// The handler's value is looked at.
export async function verifyUpload(path: string): Promise<boolean> {
  const receipt = await archive.transfer(path).catch((error: unknown) => {
    logger.error(error, 'transfer failed');
    return null;
  });
  return receipt !== null;
}

// The callback answers either way.
server.post('/backups', (_request: object, reply: Reply) => {
  exec('pg_dump --file=/var/backups/shop.sql shop', (error) => {
    if (error) {
      logger.error(error, 'dump failed');
      reply.code(500).send({ success: false });
      return;
    }
    reply.send({ success: true });
  });
});

// Failures are counted too.
export async function rotate(path: string): Promise<void> {
  try {
    const kept = await archive.rotate(path);
    logger.debug({ kept }, 'backups kept');
    metrics.increment('backups.rotation.succeeded');
  } catch (error) {
    logger.error(error, 'rotation failed');
    metrics.increment('backups.rotation.failed');
  }
}

// The event says what happened.
export async function restore(path: string, bus: { emit(event: string, path: string): void }): Promise<void> {
  try {
    const rows = await archive.restore(path);
    logger.debug({ rows }, 'rows restored');
    bus.emit('restore.succeeded', path);
  } catch (error) {
    logger.error(error, 'restore failed');
    bus.emit('restore.failed', path);
  }
}

// A tested error value is returned.
export async function seal(path: string): Promise<{ ok: boolean }> {
  const { error } = await archive.seal(path);
  if (error) {
    logger.error({ err: error, path }, 'backup was not sealed');
    return { ok: false };
  }
  return { ok: true };
}

// A refused response is thrown.
export async function replicate(path: string): Promise<string> {
  const response = await fetch(`https://replica.internal/${path}`, { headers: { accept: 'application/json' } });
  if (!response.ok) {
    throw new Error(`replication was refused: ${response.status}`);
  }
  return 'backup replicated';
}
