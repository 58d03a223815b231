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

// A handler in the middle of the chain: what follows runs after a failure too.
export function uploadBackup(path: string): Promise<void> {
  return archive
    .transfer(path)
    .catch((error: unknown) => logger.error(error, 'transfer failed'))
  // ~~~~~ swallowed-rejection/logged
    .then(() => logger.info('backup uploaded'));
}

// The same, passed by name.
export async function verifyUpload(path: string): Promise<boolean> {
  await archive.transfer(path).then((receipt: { id: string }) => logger.debug(receipt), console.error);
  //                                                                                    ~~~~~~~~~~~~~ swallowed-rejection/logged
  return true;
}

// An error-first callback that goes on.
server.post('/backups', (_request: object, reply: Reply) => {
  exec('pg_dump --file=/var/backups/shop.sql shop', (error) => {
    if (error) logger.error(error, 'dump failed');
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ after
    reply.send({ success: true });
  });
});

// A counter of successes.
export async function rotate(path: string): Promise<void> {
  try {
    const kept = await archive.rotate(path);
    logger.debug({ kept }, 'backups kept');
  } catch (error) {
 // ~~~~~~~~~~~~~ after
    logger.error(error, 'rotation failed');
  }
  metrics.increment('backups.rotation.succeeded');
}

// An event that others act on.
export async function restore(path: string, bus: { emit(event: string, path: string): void }): Promise<void> {
  try {
    const rows = await archive.restore(path);
    logger.debug({ rows }, 'rows restored');
  } catch (error) {
 // ~~~~~~~~~~~~~ after
    logger.error(error, 'restore failed');
  }
  bus.emit('restore.succeeded', path);
}

// A tested error value.
export async function seal(path: string): Promise<{ ok: boolean }> {
  const { error } = await archive.seal(path);
  if (error) {
//~~~~~~~~~~ after
    logger.error({ err: error, path }, 'backup was not sealed');
  }
  return { ok: true };
}

// A response whose status is looked at, and logged.
export async function replicate(path: string): Promise<string> {
  const response = await fetch(`https://replica.internal/${path}`, { headers: { accept: 'application/json' } });
  if (!response.ok) {
//~~~~~~~~~~~~~~~~~ after
    logger.warn({ path, status: response.status }, 'replication was refused');
  }
  return 'backup replicated';
}
