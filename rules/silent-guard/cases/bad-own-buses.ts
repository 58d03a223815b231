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
declare const mailbox: { onLetter(handler: (letter: { subject: string; body: string }) => Promise<void>): void };
declare const contracts: {
  find(id: string | undefined): Promise<{ id: string; flat: string } | undefined>;
  close(id: string): Promise<void>;
  note(id: string, text: string): Promise<void>;
  replaceAll(rows: readonly number[]): Promise<void>;
};
declare const indexClient: { latest(area: string): Promise<{ ok: boolean; values: number[] } | undefined> };
declare function consume(topic: string, handler: (message: { body: string }) => Promise<void>): void;
declare function defineJob(name: string, run: (data: { contractId: string }) => Promise<void>, options: object): void;
declare function nightly(name: string, at: string, run: () => Promise<void>): void;
declare function decodeContract(text: string): Either<ContractSigned>;
declare function isLeft(value: unknown): boolean;
declare function extractContractNumber(subject: string): string | null;

// Handed to the project's own broker by its name.
async function closeContract(event: ContractSigned): Promise<void> {
  const contract = await contracts.find(event.contractId);
  if (!contract) return;
//~~~~~~~~~~~~~~ dropped
  await contracts.close(contract.id);
}
broker.subscribe('contract.ended', closeContract);

// The number that says which one it is.
async function onContractSigned(event: ContractSigned): Promise<void> {
  if (event.contractId === undefined) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
    return;
  }
  await contracts.note(event.contractId, event.tenant.name);
}
broker.on('contract.signed', onContractSigned, { group: 'letters' });

// A plain function registers it.
defineJob(
  'contract.remind',
  async ({ contractId }) => {
    const contract = await contracts.find(contractId);
    if (contract === undefined) return;
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
    await contracts.note(contract.id, 'reminded');
  },
  { attempts: 3 },
);

// Made by a function that is given what it needs.
export const contractConsumer =
  (store: { append(contract: ContractSigned): Promise<void> }) =>
  async (envelope: { value: string }): Promise<void> => {
    const decoded = decodeContract(envelope.value);
    if (isLeft(decoded)) return;
 // ~~~~~~~~~~~~~~~~~~~~ dropped
    await store.append(decoded.right);
  };

// The same, and registered where it is made.
function makeArchiver(prefix: string) {
  return async (message: { body: string }): Promise<void> => {
    const contract = await contracts.find(`${prefix}${message.body}`);
    if (!contract) return;
 // ~~~~~~~~~~~~~~ dropped
    await contracts.note(contract.id, 'archived');
  };
}
consume('CONTRACTS', makeArchiver('de-'));

// The call says what comes in.
async function fileLetter(letter: { subject: string; body: string }): Promise<void> {
  const number = extractContractNumber(letter.subject);
  if (number === null) return;
//~~~~~~~~~~~~~~~~~~~~ dropped
  await contracts.note(number, letter.body);
}
mailbox.onLetter(fileLetter);

// A scheduler of the project's own, and an answer that says no.
async function refreshIndex(): Promise<void> {
  const answer = await indexClient.latest('berlin');
  if (!answer || !answer.ok) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await contracts.replaceAll(answer.values);
}
nightly('refresh-index', '03:10', refreshIndex);

// A result with a tag, and work that ends by a callback.
declare const queue: {
  consume(topic: string, handler: (message: { id: string }, done: (error?: Error) => void) => void): void;
};
declare const archive: {
  parseDeed(text: string): { _tag: 'Left' | 'Right'; right: { id: string } };
  find(id: string, then: (error: Error | null, deed?: { id: string }) => void): void;
  seal(deed: { id: string }, done: (error?: Error) => void): void;
};
broker.subscribe('deed.signed', async (event) => {
  const deed = archive.parseDeed(event.tenant.name);
  if (deed._tag === 'Left') return;
//~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await contracts.note(deed.right.id, 'signed');
});
queue.consume('deeds', (message, done) => {
  archive.find(message.id, (error, deed) => {
    if (error) return done(error);
    if (!deed) return done();
 // ~~~~~~~~~~ dropped
    archive.seal(deed, done);
  });
});
