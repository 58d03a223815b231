import { createServer } from 'node:http';
import process from 'node:process';
import type { Logger } from 'pino';
import { register } from 'prom-client';

export function requireEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`environment variable ${name} is not set`);
  }
  return value;
}

/** Serves the default registry to Prometheus. A port in use ends the process: nobody could watch it. */
export function serveMetrics(port: number, logger: Logger): void {
  const server = createServer((_request, response) => {
    register.metrics().then(
      (text) => {
        response.writeHead(200, { 'content-type': register.contentType }).end(text);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'metrics could not be collected');
        response.writeHead(500).end();
      },
    );
  });
  server.listen(port, () => {
    logger.info({ port }, 'serving metrics');
  });
}
