import { setTimeout as pause } from "node:timers/promises";

/** Long enough for a loaded machine: what never comes true is still told within the time of one test. */
const patience = 40_000;

/**
 * Asks again and again until the answer is neither `undefined` nor `false`, and gives that answer. A probe that throws has
 * not succeeded yet; when time is up, its last reason is told.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = Date.now() + patience;
  let last = "";
  do {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) return answer;
      last = "";
    } catch (error) {
      if (error instanceof GaveUp) throw error;
      last = `: ${error instanceof Error ? error.message : String(error)}`;
    }
    await pause(25);
  } while (Date.now() < end);
  throw new Error(`waited ${patience / 1000} s in vain until ${what}${last}`);
}

/** Thrown by a probe when what is waited for can no longer come. */
export class GaveUp extends Error {}
