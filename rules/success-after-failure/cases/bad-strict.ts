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

// "all synced", whatever the single contacts did.
export async function pullContacts(contacts: readonly Contact[]): Promise<void> {
  for (const contact of contacts) {
    try {
      const remote = await crm.fetchContact(contact.id);
      logger.debug({ remote }, 'contact');
    } catch (error) {
   // ~~~~~~~~~~~~~ after
      logger.error({ err: error, contact: contact.id }, 'contact was not synced');
    }
  }
  logger.info(`all ${contacts.length} contacts synced`);
}

// "Done" may only mean that it is over.
export async function pullCompanies(): Promise<void> {
  try {
    const companies = await crm.fetchCompanies();
    logger.debug({ companies }, 'companies');
  } catch (error) {
 // ~~~~~~~~~~~~~ inFinally
    logger.error(error, 'companies were not pulled');
  } finally {
    logger.info('companies done');
  }
}

// Another step was taken in between: the claim may be of that.
export async function openDeal(deal: { id: string; contact: string }): Promise<{ success: boolean }> {
  try {
    const contact = await crm.fetchContact(deal.contact);
    logger.debug({ contact }, 'contact of the deal');
  } catch (error) {
 // ~~~~~~~~~~~~~ after
    logger.error(error, 'contact not loaded');
  }
  await crm.openDeal(deal);
  return { success: true };
}

// The loss is explained.
export async function greet(contact: Contact): Promise<{ sent: boolean }> {
  try {
    const receipt = await crm.greet(contact.id);
    logger.debug({ receipt }, 'greeted');
  } catch (error) {
 // ~~~~~~~~~~~~~ after
    // best effort: the sales team greets by phone as well
    logger.warn(error, 'not greeted');
  }
  return { sent: true };
}
