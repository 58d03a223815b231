// strict
import { PrismaClient } from '@prisma/client';
import cron from 'node-cron';
import { pino } from 'pino';
import { Counter } from 'prom-client';

declare const mailer: { sendMail(mail: { to: string; subject: string }): Promise<void> };

const logger = pino({ name: 'members' });
const prisma = new PrismaClient();
const missed = new Counter({ name: 'daily_totals_missed_total', help: 'Nights without totals' });

// The follow-up is kept for another time.
export async function onMemberJoined(event: { email: string }): Promise<void> {
  await prisma.member.create({ data: event });
  try {
    await mailer.sendMail({ to: event.email, subject: 'Welcome' });
  } catch (error) {
    logger.error({ err: error }, 'welcome mail not sent');
    await prisma.outbox.create({ data: { kind: 'welcome', to: event.email } });
  }
}

// The caller is told.
export async function linkAccounts(member: string, account: string): Promise<boolean> {
  try {
    await prisma.link.create({ data: { member, account } });
    return true;
  } catch (error) {
    logger.warn({ err: error }, 'accounts were not linked');
    return false;
  }
}

// The counter has an alert.
cron.schedule('0 2 * * *', async () => {
  try {
    await prisma.dailyTotal.createMany({ data: await prisma.order.groupBy({ by: ['region'] }) });
  } catch (error) {
    logger.warn({ err: error }, 'daily totals were not stored');
    missed.inc();
  }
});
