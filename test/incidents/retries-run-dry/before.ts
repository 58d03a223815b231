// rule: silent-retry-exhaustion
import { setTimeout as sleep } from "node:timers/promises";
import axios from "axios";
import { pino } from "pino";

const logger = pino({ name: "usage" });
const ingestion = "https://ingestion.example/v1/usage";
const maxRetries = 5;

interface UsageEvent {
  readonly account: string;
  readonly units: number;
}

/** Hands over what was taken from the queue of usage: nobody else has a copy. */
export async function deliver(batch: readonly UsageEvent[]): Promise<void> {
  for (let attempt = 0; attempt <= maxRetries; attempt += 1) {
    try {
      await axios.post(ingestion, { events: batch });
      return;
    } catch {
      logger.info({ attempt }, "usage is sent again in a moment");
      await sleep(Math.min(1000 * 2 ** attempt, 30_000));
    }
  }
  logger.warn({ events: batch.length }, "usage was not delivered, giving up");
}
