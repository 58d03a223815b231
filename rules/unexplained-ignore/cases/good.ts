// strict
import { pino } from 'pino';
import { PrismaClient } from '@prisma/client';

interface Meeting {
  id: string;
}

declare const calendar: {
  invite(meeting: Meeting): Promise<object>;
  reschedule(meeting: Meeting): Promise<object>;
  subscribe(meeting: Meeting): Promise<object>;
  findRoom(meeting: Meeting): Promise<object>;
  push(meeting: Meeting): Promise<object>;
  close(meeting: Meeting): Promise<object>;
  createLink(meeting: Meeting): Promise<string>;
};

declare function readFeed(): Promise<readonly object[]>;

const logger = pino({ name: 'meetings' });
const prisma = new PrismaClient();

// "ignore", and why.
export async function invite(meeting: Meeting): Promise<void> {
  try {
    const receipt = await calendar.invite(meeting);
    logger.info({ receipt }, 'invitation handed over');
  } catch {
    // ignore: the calendar sends its own reminder when an invitation is missing
  }
}

// A parse fallback needs no reason.
export function readPreferences(text: string): { reminder?: number } {
  try {
    return JSON.parse(text) as { reminder?: number };
  } catch {
    /* empty */
  }
  return {};
}

// Clean-up needs none either.
export function stopPolling(meeting: Meeting): Promise<unknown> {
  return calendar.close(meeting).then(
    (closed: unknown) => closed,
    () => {
      // noop
    },
  );
}

// The failure reaches somebody already: what is still to be done is something else.
export async function book(meeting: Meeting): Promise<void> {
  try {
    const room = await calendar.findRoom(meeting);
    logger.info({ room }, 'room booked');
  } catch (error) {
    // TODO: handle a double booking with a better message
    throw error;
  }
}

// A remark, not a debt.
export async function sync(meeting: Meeting): Promise<void> {
  try {
    const state = await calendar.push(meeting);
    logger.info({ state }, 'calendar pushed');
  } catch (error) {
    // the nightly run pushes every meeting once more
    logger.warn({ err: error, meeting: meeting.id }, 'calendar not pushed');
  }
}

// TODO about something else than the failure.
export function publish(meeting: Meeting): Promise<unknown> {
  return calendar.subscribe(meeting).catch((error: unknown) => {
    // TODO: use the new name of this field
    logger.error(error, 'not announced');
  });
}

// A suppression with a reason.
export async function store(meeting: Meeting): Promise<void> {
  // eslint-disable-next-line silent-failure/swallowed-rejection -- meetings are read from the calendar, this is a copy
  await prisma.meeting.create({ data: meeting }).catch((error: unknown) => logger.error(error, 'not stored'));
}

// A reason on a line of its own.
export async function archive(meeting: Meeting): Promise<void> {
  /* eslint-disable-next-line silent-failure/swallowed-rejection --
     the archive is rebuilt from the calendar every night */
  await prisma.archive.create({ data: meeting }).catch((error: unknown) => logger.error(error, 'not archived'));
}

// A rule of somebody else.
/* eslint-disable no-console */
export async function poll(): Promise<void> {
  for (const item of await readFeed()) logger.info({ item }, 'item');
}

// A feature that may be missing, and a value that is looked at afterwards.
export async function open(meeting: Meeting): Promise<string> {
  let link: string | null = null;
  try {
    link = await calendar.createLink(meeting);
  } catch {
    // ignore
  }
  return link ?? 'by phone';
}
