// strict
import { pino } from 'pino';

const logger = pino({ name: 'catalog' });

interface Result {
  kind: string;
}

declare function importLocation(path: string): Promise<void>;

declare const results: { generalError(path: string, message: string): Result };

// The message goes where results go: whoever reads those hears of it.
export async function readLocation(path: string, emit: (result: Result) => void): Promise<boolean> {
  try {
    await importLocation(path);
  } catch (error) {
    const message = `${path} could not be read, ${error}`;
    logger.warn(message);
    emit(results.generalError(path, message));
  }
  return true;
}

// Says of each outcome which it was.
export function install(
  name: string,
  installer: { install(name: string, done: (err: Error | null) => void): void },
  socket: { emit(event: string, body: object): void },
): void {
  installer.install(name, (err) => {
    if (err) logger.warn(err.stack);
    socket.emit('install:finished', { plugin: name, success: !err, error: err ? err.message : null });
  });
}
