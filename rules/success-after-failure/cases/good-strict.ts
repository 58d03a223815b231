// strict
import { pino } from 'pino';

interface Contact {
  id: string;
}

declare const crm: {
  fetchContact(id: string): Promise<object>;
  fetchCompanies(): Promise<object>;
  openDeal(deal: { id: string }): Promise<void>;
  greet(id: string): Promise<{ accepted: boolean }>;
};

const logger = pino({ name: 'contacts' });

// The summary counts what failed.
export async function pullContacts(contacts: readonly Contact[]): Promise<void> {
  let failed = 0;
  for (const contact of contacts) {
    try {
      const remote = await crm.fetchContact(contact.id);
      logger.debug({ remote }, 'contact');
    } catch (error) {
      failed++;
      logger.error({ err: error, contact: contact.id }, 'contact was not synced');
    }
  }
  logger.info(`${contacts.length - failed} contacts synced, ${failed} failed`);
}

// One turn of a poll is over.
export async function pollCompanies(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const companies = await crm.fetchCompanies();
      logger.debug({ companies }, 'companies');
    } catch (error) {
      logger.error(error, 'companies were not pulled');
    }
    logger.debug('poll finished');
  }
}

// What is said is said of another step.
export async function openDeal(deal: { id: string; contact: string }): Promise<void> {
  try {
    const contact = await crm.fetchContact(deal.contact);
    logger.debug({ contact }, 'contact of the customer');
  } catch (error) {
    logger.error(error, 'contact not loaded');
  }
  await crm.openDeal(deal);
  logger.info('deal opened');
}

// A question is answered, and not a claim made.
export async function isReachable(contact: Contact): Promise<boolean> {
  try {
    const response = await crm.greet(contact.id);
    return response.accepted;
  } catch {
    return true;
  }
}
