import { log, ledger } from '@acme/services';

interface Lease {
  readonly task: { readonly recording: string };
  complete(): Promise<void>;
}
interface Recordings {
  audio(id: string): Promise<Uint8Array>;
  attachTranscript(id: string, text: string): Promise<void>;
}
interface Entries {
  save(id: string): Promise<void>;
}

// The lease is given back as done.
export class Transcriber {
  constructor(private readonly recordings: Recordings) {}

  async work(lease: Lease): Promise<void> {
    const { recording } = lease.task;
    try {
      const audio = await this.recordings.audio(recording);
      await this.recordings.attachTranscript(recording, String(audio.length));
    } catch (error) {
   // ~~~~~~~~~~~~~ failed
      log.error('not transcribed', error);
    }
    await lease.complete();
  }
}

// The value tells whether it was saved, and only a counter asks.
export async function readEntries(
  stream: { read(): Promise<string[]>; xAck(id: string): Promise<void> },
  entries: Entries,
  metrics: { increment(name: string): void },
): Promise<void> {
  for (const id of await stream.read()) {
    const saved = await entries
      .save(id)
      .then(() => true)
      .catch((error: Error) => {
    // ~~~~~ failed
        log.error('entry not saved', error);
        return false;
      });
    if (saved) metrics.increment('entries.saved');
    await stream.xAck(id);
  }
}

// A hook by its name, which is answered first.
interface Req {
  readonly body: { id: string };
}
interface Res {
  status(code: number): { send(text: string): void };
}
export async function marketplaceHook(req: Req, res: Res): Promise<void> {
  res.status(200).send('accepted');
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ answered
  await ledger.record(req.body);
}

// The whole batch is acknowledged before any of it is done.
export default {
  async queue(batch: MessageBatch, env: { leads: { insert(body: string): Promise<void> } }): Promise<void> {
    batch.ackAll();
 // ~~~~~~~~~~~~~~ before
    for (const { body } of batch.messages) await env.leads.insert(body);
  },
};
