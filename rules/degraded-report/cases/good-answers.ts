// strict
import { pino } from 'pino';

const logger = pino({ name: 'signatures' });

interface Proposal {
  id: string;
  signatures: string[];
}

declare const chain: { addSignatures(proposal: Proposal, signatures: string[]): Promise<object> };

// Must stay quiet: its caller is told with `false`, and decides what that is worth.
export async function sign(proposal: Proposal, signatures: string[]): Promise<boolean> {
  try {
    const signed = await chain.addSignatures(proposal, signatures);
    proposal.signatures.push(...Object.keys(signed));
    return true;
  } catch (error) {
    logger.debug(error);
    return false;
  }
}
