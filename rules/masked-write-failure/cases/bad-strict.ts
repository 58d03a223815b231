// strict
import { PrismaClient } from '@prisma/client';
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
