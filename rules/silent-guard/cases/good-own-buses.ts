interface ContractSigned {
  contractId?: string;
  tenant: { name: string; iban?: string };
}
interface Broker {
  subscribe(topic: string, handler: (event: ContractSigned) => Promise<void>): void;
  on(topic: string, handler: (event: ContractSigned) => Promise<void>, options?: { group: string }): void;
}
interface Either<T> {
  readonly left?: Error;
  readonly right: T;
}
declare const broker: Broker;
declare const socket: { on(event: string, handler: (event: ContractSigned) => Promise<void>): void };
declare const mailbox: { onLetter(handler: (letter: { subject: string; body: string }) => Promise<void>): void };
declare const contracts: {
  find(id: string | undefined): Promise<{ id: string; flat: string; closed: boolean } | undefined>;
  close(id: string): Promise<void>;
  note(id: string, text: string): Promise<void>;
  replaceAll(rows: readonly number[]): Promise<void>;
};
declare const indexClient: { latest(area: string): Promise<{ ok: boolean; values: number[] } | undefined> };
declare function consume(topic: string, handler: (message: { body: string }) => Promise<void>): void;
declare function defineJob(name: string, run: (data: { contractId: string }) => Promise<void>, options: object): void;
declare function define(name: string, make: (data: { contractId: string }) => Promise<object | undefined>): void;
declare function nightly(name: string, at: string, run: () => Promise<void>): void;
declare function decodeContract(text: string): Either<ContractSigned>;
declare function isLeft(value: unknown): boolean;
declare function extractContractNumber(subject: string): string | null;

// Done before: a second delivery finds nothing left to do.
async function closeContract(event: ContractSigned): Promise<void> {
  const contract = await contracts.find(event.contractId);
  if (!contract) throw new Error(`contract ${event.contractId} is not known`);
  if (contract.closed) return;
  await contracts.close(contract.id);
}
broker.subscribe('contract.ended', closeContract);

// A field that not every event has.
async function onContractSigned(event: ContractSigned): Promise<void> {
  if (!event.tenant.iban) return;
  await contracts.note(event.tenant.name, event.tenant.iban);
}
broker.on('contract.signed', onContractSigned, { group: 'letters' });

// Whoever defines it asks for what it gives.
define('contract.card', async ({ contractId }) => {
  const contract = await contracts.find(contractId);
  if (contract === undefined) return undefined;
  await contracts.note(contract.id, 'shown');
  return { flat: contract.flat };
});

// The failure is thrown on.
export const contractConsumer =
  (store: { append(contract: ContractSigned): Promise<void> }) =>
  async (envelope: { value: string }): Promise<void> => {
    const decoded = decodeContract(envelope.value);
    if (isLeft(decoded)) throw decoded.left;
    await store.append(decoded.right);
  };

// Logged where it is left.
function makeArchiver(prefix: string) {
  return async (message: { body: string }): Promise<void> => {
    const contract = await contracts.find(`${prefix}${message.body}`);
    if (!contract) {
      console.warn('no contract to archive', message.body);
      return;
    }
    await contracts.note(contract.id, 'archived');
  };
}
consume('CONTRACTS', makeArchiver('de-'));

// Meant for somebody else.
async function fileLetter(letter: { subject: string; body: string }): Promise<void> {
  if (!letter.subject.startsWith('[contract]')) return;
  await contracts.note(extractContractNumber(letter.subject) ?? 'unsorted', letter.body);
}
mailbox.onLetter(fileLetter);

// Nothing new is no failure.
async function refreshIndex(): Promise<void> {
  const answer = await indexClient.latest('berlin');
  if (answer?.values.length === 0) return;
  if (!answer?.ok) throw new Error('no rent index');
  await contracts.replaceAll(answer.values);
}
nightly('refresh-index', '03:10', refreshIndex);

// A socket belongs to somebody who watches: nobody waits for its work.
socket.on('contract', async (event) => {
  const contract = await contracts.find(event.contractId);
  if (!contract) return;
  socket.on(contract.id, async () => undefined);
});

export { defineJob };

// The failure is handed to the callback, and a tag of what came in only says whom it is for.
declare const queue: {
  consume(topic: string, handler: (message: { id: string }, done: (error?: Error) => void) => void): void;
};
declare const archive: {
  find(id: string, then: (error: Error | null, deed?: { id: string }) => void): void;
  seal(deed: { id: string }, done: (error?: Error) => void): void;
};
broker.subscribe('deed.signed', async (event) => {
  if (event.tenant.name === 'none') return;
  await contracts.note(event.tenant.name, 'signed');
});
queue.consume('deeds', (message, done) => {
  archive.find(message.id, (error, deed) => {
    if (error || !deed) return done(error ?? new Error(`no deed ${message.id}`));
    archive.seal(deed, done);
  });
});

// The code is asked for only to choose by it.
broker.on('deed.bounced', async (event) => {
  const bounce = event as ContractSigned & { error?: { code: number } };
  if (!Number.isInteger(bounce.error?.code)) return;
  if (bounce.error?.code !== 607) return;
  await contracts.note(bounce.tenant.name, 'bounced');
});
