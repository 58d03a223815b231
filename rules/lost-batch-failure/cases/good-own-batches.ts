import { log } from '@acme/services';

interface Client {
  execute(query: { sql: string; args: unknown[] }): Promise<void>;
}
declare function eachLimit<T>(items: T[], limit: number, run: (item: T, done: Done) => void, done: Done): void;
type Done = (error?: Error | null) => void;

export class ReaderImport {
  private hasFailures = false;

  constructor(private readonly client: Client) {}

  async importFile(path: string, rows: AsyncIterable<{ email: string }>) {
    for await (const row of rows) {
      try {
        await this.client.execute({ sql: 'INSERT INTO readers (email) VALUES (?)', args: [row.email] });
      } catch (error) {
        this.hasFailures = true;
        log.debug('row failed', error);
      }
    }
    if (this.hasFailures) throw new Error(`${path} was imported in part`);
    return { path, finishedAt: new Date() };
  }
}

export function sendNotices(
  job: { readers: { email: string }[]; post: { send(mail: object, done: Done): void } },
  done: Done,
): void {
  eachLimit(
    job.readers,
    5,
    (reader, next) => {
      job.post.send({ to: reader.email }, (sendError) => {
        if (sendError) {
          log.warn(`${reader.email}: ${sendError.message}`);
        }
        next(sendError);
      });
    },
    done,
  );
}
