// strict
import { PrismaClient } from '@prisma/client';
import cron from 'node-cron';
import { pino } from 'pino';

declare const mailer: { sendMail(mail: { to: string; subject: string }): Promise<void> };

const logger = pino({ name: 'members' });
const prisma = new PrismaClient();

// A follow-up of a write that worked: how much it is worth, only the project knows.
export async function onMemberJoined(event: { email: string }): Promise<void> {
  await prisma.member.create({ data: event });
  try {
    await mailer.sendMail({ to: event.email, subject: 'Welcome' });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error }, 'welcome mail not sent');
  }
}

// A function of no known kind, that claims nothing in words.
export async function linkAccounts(member: string, account: string): Promise<void> {
  try {
    await prisma.link.create({ data: { member, account } });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.warn({ err: error }, 'accounts were not linked');
  }
}

// A scheduler hears of no throw: whether a log line is enough for a run that comes again, only the project knows.
cron.schedule('0 2 * * *', async () => {
  try {
    await prisma.dailyTotal.createMany({ data: await prisma.order.groupBy({ by: ['region'] }) });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.warn({ err: error }, 'daily totals were not stored');
  }
});
