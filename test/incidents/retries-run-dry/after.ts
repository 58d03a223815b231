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

/** Hands over what was taken from the queue of usage; rejects when it could not, and the caller puts it back. */
export async function deliver(batch: readonly UsageEvent[]): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await axios.post(ingestion, { events: batch });
      return;
    } catch (error) {
      if (attempt === maxRetries) {
        throw new Error(`usage was not delivered in ${maxRetries + 1} attempts`, { cause: error });
      }
      logger.info({ attempt }, "usage is sent again in a moment");
      await sleep(Math.min(1000 * 2 ** attempt, 30_000));
    }
  }
}
