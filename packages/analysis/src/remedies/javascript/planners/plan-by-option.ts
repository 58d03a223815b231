import type { Plan } from "../../../model/plan.ts";
import type { UnreadResult } from "../../../model/unread-result.ts";
import { isFunction, isLoop, type Call } from "../../../reading/javascript/syntax/node.ts";
import type { Check } from "../checks/check.ts";
import { failureList } from "../sites/failure-list.ts";
import { callAt, resultSite } from "../answers/result-site.ts";
import type { Draft } from "../source/draft.ts";

/** Libraries whose answer says nothing yet, and that tell when they are asked to: by an option, or by waiting. */
export function planByOption(draft: Draft, fact: UnreadResult, message: string): Plan | null {
  const call = callAt(draft, fact.place);
  if (!call) return null;
  const { library } = fact.operation;
  if (library === "mongoose" && fact.result.unless?.includes("throwOnValidationError"))
    return byValidation(draft, call);
  if (fact.result.of !== "later") return null;
  if (library === "meilisearch") return byTask(draft, fact, call, message);
  return library === "@google-cloud/firestore" ? byRejection(draft, call, message) : null;
}

function byValidation(draft: Draft, call: Call): Plan | null {
  const options = call.arguments[1];
  const last = options?.type === "ObjectExpression" ? options.properties.at(-1) : null;
  if (!last) return null;
  draft.insert(last.range[1], [", throwOnValidationError: true"]);
  return draft.finish(
    "checkResult",
    "Throw when documents fail validation",
    "Mongoose stores the valid ones, and then throws a `MongooseBulkWriteError` that lists the others.",
  );
}

/** Meilisearch queues a task: whether it was done shows when the task is waited for. */
function byTask(draft: Draft, fact: UnreadResult, call: Call, message: string): Plan | null {
  const site = resultSite(draft, fact);
  if (!site) return null;
  const { quote } = draft.style;
  const check: Check = {
    takes: [],
    reads: ["status", "error"],
    name: "task",
    lines: () => [],
    test: (of) => `${of("status")} !== ${quote}succeeded${quote}`,
    problem: (of) => [`new Error(\`${message}: \${${of("error")}?.message}\`)`],
    detail: (of) => of("error"),
    error: () => null,
  };
  draft.insert(call.range[1], [".waitTask()"]);
  const isWritten = site.write(check, (of) => [["throw ", ...check.problem(of)]]);
  return isWritten
    ? draft.finish(
        "checkResult",
        "Wait for the task, and throw when it failed",
        "The call then takes as long as the indexing does.",
      )
    : null;
}

/** A bulk writer sends later: each of its promises rejects by itself. */
function byRejection(draft: Draft, call: Call, message: string): Plan | null {
  const list = failureList(draft, call, isInLoop(call), message);
  if (list === null) return null;
  const type = draft.style.isTypeScript ? "(error: unknown)" : "(error)";
  draft.insert(call.range[1], [`.catch(${type} => ${list}.push(error))`]);
  return draft.finish(
    "checkResult",
    "Collect what was not written, and fail in the end",
    "The writer tries each write again first; `close()` waits for that.",
  );
}

function isInLoop(call: Call): boolean {
  for (let node = call.parent; !isFunction(node) && node.parent; node = node.parent) if (isLoop(node)) return true;
  return false;
}
