// strict
import { pino } from 'pino';

const logger = pino({ name: 'catalog' });

declare function importLocation(path: string): Promise<void>;

// The message is made, and only logged.
export async function readLocation(path: string): Promise<boolean> {
  try {
    await importLocation(path);
  } catch (error) {
 // ~~~~~~~~~~~~~ after
    const message = `${path} could not be read, ${error}`;
    logger.warn(message);
  }
  return true;
}

// Says the same of each outcome.
export function install(
  name: string,
  installer: { install(name: string, done: (err: Error | null) => void): void },
  socket: { emit(event: string, body: object): void },
): void {
  installer.install(name, (err) => {
    if (err) logger.warn(err.stack);
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ after
    socket.emit('install:finished', { plugin: name, success: true });
  });
}
