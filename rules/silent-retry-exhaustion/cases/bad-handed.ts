interface Snapshots {
  write(snapshot: object): Promise<void>;
}
interface Office {
  submit(period: string): Promise<string>;
}
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

// What is tried is what the callers hand over.
async function persistently(work: () => Promise<void>, tries: number): Promise<void> {
  let left = tries;
  while (left > 0) {
//~~~~~~~~~~~~~~~~ silent
    try {
      await work();
      return;
    } catch {
      left -= 1;
      await sleep(250);
    }
  }
}
export async function takeSnapshot(snapshots: Snapshots, state: object): Promise<object> {
  const snapshot = { state, at: Date.now() };
  await persistently(() => snapshots.write(snapshot), 3);
  return snapshot;
}

// It gives a result, and `undefined` in the end; the caller takes neither.
async function repeated<T>(work: () => Promise<T>, attempts: number): Promise<T | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ silent
    try {
      return await work();
    } catch {
      await sleep(500 * attempt);
    }
  }
}
export async function file(office: Office, period: string, mark: (period: string) => void): Promise<void> {
  await repeated(() => office.submit(period), 4);
  mark(period);
}

// The callback hears nothing of the last failure.
type Done = (error?: Error | null) => void;
export function deliver(gate: { load(pass: string, done: Done): void }, pass: string, left: number, callback: Done): void {
  gate.load(pass, (err) => {
    if (!err) {
      return callback();
    }
    if (left === 0) {
 // ~~~~~~~~~~~~~~~ silent
      return callback(null);
    }
    setTimeout(() => deliver(gate, pass, left - 1, callback), 1500);
  });
}
