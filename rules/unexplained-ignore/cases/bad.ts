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

// "ignore", and nothing else.
export async function invite(meeting: Meeting): Promise<void> {
  try {
    const receipt = await calendar.invite(meeting);
    logger.info({ receipt }, 'invitation handed over');
  } catch {
    // ignore
 // ~~~~~~~~~ bare
  }
}

// A block comment that names what can be seen.
export async function move(meeting: Meeting): Promise<void> {
  try {
    const moved = await calendar.reschedule(meeting);
    logger.info({ moved }, 'meeting moved');
  } catch (error) {
    /* empty */
 // ~~~~~~~~~~~ bare
  }
}

// A handler of a promise that does nothing.
export function pull(meeting: Meeting): Promise<unknown> {
  return calendar.subscribe(meeting).then(
    (found: unknown) => found,
    () => {
      // noop
   // ~~~~~~~ bare
    },
  );
}

// Still to be done.
export async function book(meeting: Meeting): Promise<void> {
  try {
    const room = await calendar.findRoom(meeting);
    logger.info({ room }, 'room booked');
  } catch (error) {
    // TODO: handle error
 // ~~~~~~~~~~~~~~~~~~~~~ postponed
  }
}

// Logged, and the retry is still to be done.
export async function sync(meeting: Meeting): Promise<void> {
  try {
    const state = await calendar.push(meeting);
    logger.info({ state }, 'calendar pushed');
  } catch (error) {
    // FIXME: retry, the calendar is down every night
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ postponed
    logger.warn({ err: error, meeting: meeting.id }, 'calendar not pushed');
  }
}

// In a promise chain.
export function publish(meeting: Meeting): Promise<unknown> {
  return calendar.subscribe(meeting).catch((error: unknown) => {
    // XXX tell somebody about this error
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ postponed
    logger.error(error, 'not announced');
  });
}

// A suppression without a reason.
export async function store(meeting: Meeting): Promise<void> {
  // eslint-disable-next-line silent-failure/swallowed-rejection
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ suppression
  await prisma.meeting.create({ data: meeting }).catch((error: unknown) => logger.error(error, 'not stored'));
}

// The placeholder of the suggestion is no reason.
export async function archive(meeting: Meeting): Promise<void> {
  // eslint-disable-next-line silent-failure/swallowed-rejection -- say why this may be lost
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ suppression
  await prisma.archive.create({ data: meeting }).catch((error: unknown) => logger.error(error, 'not archived'));
}

// For a whole file's rest.
/* eslint-disable silent-failure/silent-guard */
//<~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ suppression
export async function poll(): Promise<void> {
  for (const item of await readFeed()) logger.info({ item }, 'item');
}
