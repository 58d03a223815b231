import { log, ledger } from '@acme/services';

interface Lease {
  readonly task: { readonly recording: string };
  complete(): Promise<void>;
  release(error: unknown): Promise<void>;
}
interface Recordings {
  audio(id: string): Promise<Uint8Array>;
  attachTranscript(id: string, text: string): Promise<void>;
}
interface Entries {
  save(id: string): Promise<void>;
}

export class Transcriber {
  constructor(private readonly recordings: Recordings) {}

  async work(lease: Lease): Promise<void> {
    const { recording } = lease.task;
    try {
      const audio = await this.recordings.audio(recording);
      await this.recordings.attachTranscript(recording, String(audio.length));
    } catch (error) {
      log.error('not transcribed', error);
      return lease.release(error);
    }
    await lease.complete();
  }
}

export async function readEntries(
  stream: { read(): Promise<string[]>; xAck(id: string): Promise<void> },
  entries: Entries,
): Promise<void> {
  for (const id of await stream.read()) {
    const saved = await entries
      .save(id)
      .then(() => true)
      .catch((error: Error) => {
        log.error('entry not saved', error);
        return false;
      });
    if (saved) await stream.xAck(id);
  }
}

interface Req {
  readonly body: { id: string };
}
interface Res {
  status(code: number): { send(text: string): void };
}
export async function marketplaceHook(req: Req, res: Res): Promise<void> {
  await ledger.record(req.body);
  res.status(200).send('accepted');
}

export default {
  async queue(batch: MessageBatch, env: { leads: { insert(body: string): Promise<void> } }): Promise<void> {
    for (const { body } of batch.messages) await env.leads.insert(body);
    batch.ackAll();
  },
};
