import type { MongoClient } from 'mongodb';
import { pino } from 'pino';

const logger = pino({ name: 'wallets' });

type Done = (error: Error | null) => void;

interface Transfer {
  id: string;
  wallet: string;
  broadcast: boolean;
}

// A store of the project that hands its callback on to the driver.
class TransferStore {
  constructor(private readonly db: MongoClient & { run(work: object, done: Done): void }) {}

  storeTransfer(wallet: string, transfer: Transfer, done: Done): void {
    this.db.run(this.db.collection('transfers').replaceOne({ id: transfer.id, wallet }, transfer, { upsert: true }), done);
  }
}

export class Monitor {
  private readonly store: TransferStore;
  private readonly broker: { send(kind: string, wallet: string): void };

  constructor(db: MongoClient & { run(work: object, done: Done): void }, broker: { send(kind: string, wallet: string): void }) {
    this.store = new TransferStore(db);
    this.broker = broker;
  }

  // Logged, and everybody is told that it went out.
  onBroadcast(transfer: Transfer): void {
    this.store.storeTransfer(transfer.wallet, { ...transfer, broadcast: true }, (err) => {
      if (err) logger.error('could not store the transfer');
   // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
      this.broker.send('outgoing', transfer.wallet);
    });
  }

  // Not even logged.
  onReplaced(transfer: Transfer, done: (result: { stored: boolean }) => void): void {
    this.store.storeTransfer(transfer.wallet, { ...transfer, broadcast: false }, (_err) => {
    //                                                                           ~~~~~~~~~~~ silent
      done({ stored: true });
    });
  }
}
