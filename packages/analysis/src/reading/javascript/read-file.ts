import type { Facts } from "../../model/facts.ts";
import type { Settings } from "../../model/settings.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { readEnsureExists } from "./schemas/ensure-exists.ts";
import { readGuards } from "./guards/guards.ts";
import { readHandlers } from "./handlers/handlers.ts";
import { readUnreadResults } from "./results/unread-results.ts";
import { Reading } from "./reading.ts";
import { isOutOfScope } from "./scope-of-file.ts";
import type { SourceInput } from "./syntax/source-file.ts";

const nothing: Facts = { handlers: [], guards: [], ensureExists: [], unreadResults: [], unread: [] };

/** Reads one TypeScript or JavaScript file into facts. Each kind is read when a rule first asks for it. */
export function readFile(input: SourceInput, vocabulary: Vocabulary, settings: Settings): Facts {
  const reading = new Reading(input, vocabulary, settings);
  if (isOutOfScope(reading.file, vocabulary)) return nothing;
  let handlers: Facts["handlers"] | null = null;
  let guards: Facts["guards"] | null = null;
  let ensureExists: Facts["ensureExists"] | null = null;
  let unreadResults: Facts["unreadResults"] | null = null;
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
    get unreadResults() {
      return (unreadResults ??= readUnreadResults(reading));
    },
    unread: [],
  };
}
