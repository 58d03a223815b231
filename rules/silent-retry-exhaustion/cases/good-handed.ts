interface Snapshots {
  write(snapshot: object): Promise<void>;
}
interface Office {
  submit(period: string): Promise<string>;
}
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function persistently(work: () => Promise<void>, tries: number): Promise<void> {
  let left = tries;
  let last: unknown;
  while (left > 0) {
    try {
      await work();
      return;
    } catch (error) {
      last = error;
      left -= 1;
      await sleep(250);
    }
  }
  throw last;
}
export async function takeSnapshot(snapshots: Snapshots, state: object): Promise<object> {
  const snapshot = { state, at: Date.now() };
  await persistently(() => snapshots.write(snapshot), 3);
  return snapshot;
}

// The caller looks at what it is given.
async function repeated<T>(work: () => Promise<T>, attempts: number): Promise<T | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await work();
    } catch {
      await sleep(500 * attempt);
    }
  }
}
export async function file(office: Office, period: string, mark: (period: string) => void): Promise<void> {
  const receipt = await repeated(() => office.submit(period), 4);
  if (!receipt) throw new Error(`${period} was not filed`);
  mark(period);
}

type Done = (error?: Error | null) => void;
export function deliver(gate: { load(pass: string, done: Done): void }, pass: string, left: number, callback: Done): void {
  gate.load(pass, (err) => {
    if (!err) {
      return callback();
    }
    if (left === 0) {
      return callback(err);
    }
    setTimeout(() => deliver(gate, pass, left - 1, callback), 1500);
  });
}
