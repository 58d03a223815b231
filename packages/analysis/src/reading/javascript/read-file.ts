import type { Facts } from "../../model/facts.ts";
import type { Settings } from "../../model/settings.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { readEnsureExists } from "./schemas/ensure-exists.ts";
import { readGuards } from "./guards/guards.ts";
import { readHandlers } from "./handlers/handlers.ts";
import { readDegradedReports } from "./degraded-reports/degraded-reports.ts";
import { readIgnores } from "./ignores/ignores.ts";
import { readSuccessClaims } from "./success-claims/success-claims.ts";
import { Reading } from "./reading.ts";
import { isOutOfScope } from "./scope-of-file.ts";
import type { SourceInput } from "./syntax/source-file.ts";

const nothing: Facts = {
  handlers: [],
  guards: [],
  ensureExists: [],
  successClaims: [],
  degradedReports: [],
  ignores: [],
  unread: [],
};

/** Reads one TypeScript or JavaScript file into facts. Each kind is read when a rule first asks for it. */
export function readFile(input: SourceInput, vocabulary: Vocabulary, settings: Settings): Facts {
  const reading = new Reading(input, vocabulary, settings);
  if (isOutOfScope(reading.file, vocabulary)) return nothing;
  let handlers: Facts["handlers"] | null = null;
  let guards: Facts["guards"] | null = null;
  let ensureExists: Facts["ensureExists"] | null = null;
  let successClaims: Facts["successClaims"] | null = null;
  let degradedReports: Facts["degradedReports"] | null = null;
  let ignores: Facts["ignores"] | null = null;
  return {
    get handlers() {
      return (handlers ??= readHandlers(reading));
    },
    get guards() {
      return (guards ??= readGuards(reading));
    },
    get ensureExists() {
      return (ensureExists ??= readEnsureExists(reading));
    },
    get successClaims() {
      return (successClaims ??= readSuccessClaims(reading));
    },
    get degradedReports() {
      return (degradedReports ??= readDegradedReports(reading));
    },
    get ignores() {
      return (ignores ??= readIgnores(reading));
    },
    unread: [],
  };
}
