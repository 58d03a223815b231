import type { Facts } from "../../model/facts.ts";
import { readAcknowledgements } from "./acknowledgements/acknowledgements.ts";
import { readUnanswered } from "./answers/unanswered.ts";
import { readDegradedReports } from "./degraded-reports/degraded-reports.ts";
import { readDrops } from "./drops/drops.ts";
import { readGuards } from "./guards/guards.ts";
import { readHandlers } from "./handlers/handlers.ts";
import { readIgnores } from "./ignores/ignores.ts";
import { readPassings } from "./passings/passings.ts";
import type { Reading } from "./reading.ts";
import { readEnsureExists } from "./schemas/ensure-exists.ts";
import { readUnreadResults } from "./results/unread-results.ts";
import { readRetryLoops } from "./retries/retry-loops.ts";
import { readSuccessClaims } from "./success-claims/success-claims.ts";
import { readUnawaitedWrites } from "./unawaited/unawaited-writes.ts";

/** Who reads which kind of fact. */
const readers: { readonly [Kind in keyof Facts]: (reading: Reading) => Facts[Kind] } = {
  handlers: readHandlers,
  guards: readGuards,
  drops: readDrops,
  ensureExists: readEnsureExists,
  acknowledgements: readAcknowledgements,
  unanswered: readUnanswered,
  retryLoops: readRetryLoops,
  unreadResults: readUnreadResults,
  unawaitedWrites: readUnawaitedWrites,
  successClaims: readSuccessClaims,
  degradedReports: readDegradedReports,
  ignores: readIgnores,
  passings: readPassings,
  unread: (reading) => reading.modules?.unread ?? [],
};

/** Reads one TypeScript or JavaScript file into facts, none where it is out of scope. Each kind is read when a rule first asks for it. */
export function readFacts(reading: Reading, isOutOfScope: boolean): Facts {
  const facts: Partial<Record<keyof Facts, unknown>> = {};
  for (const kind of Object.keys(readers) as (keyof Facts)[]) {
    let known: Facts[keyof Facts] | null = null;
    Object.defineProperty(facts, kind, {
      enumerable: true,
      get() {
        if (isOutOfScope) return [];
        // What could not be followed grows with every kind that is read.
        return kind === "unread" ? readers.unread(reading) : (known ??= readers[kind](reading));
      },
    });
  }
  return facts as Facts;
}
