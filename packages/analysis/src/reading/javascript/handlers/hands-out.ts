import { lastPart } from "../../../vocabulary/name-pattern.ts";
import { roleByName } from "../../../vocabulary/role-names.ts";
import { storesByVerb } from "../../../vocabulary/write-names.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import type { Reading } from "../reading.ts";
import { calledName, pathOf, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";
import type { FailureArm } from "./failure-arm.ts";

const random =
  /(?:^|\.)(?:random\w*|uuid\w*|v4|nanoid|ulid|cuid|createId|(?:generate|create|new|make)\w*(?:Token|Code|Secret|Key|Otp|Pin))$/i;
/** Whoever is told of a result need not hear of it; a book that does not have it is wrong. */
const tells = /^(?:send|emit|dispatch|publish|deliver|notify)/;
const remote = /^(?:http|axios|fetch|slack|webhook)|[aA]pi$/;

/**
 * What a function made, failed to keep, and gives out all the same:
 *
 *     const invoice = { …draft, number };                     const code = randomInt(1e6);
 *     try { await this.book.post(invoice) } catch { … }       try { await redis.set(`login:${code}`, id) } catch { … }
 *     return invoice;                          // record      return code;                               // secret
 */
export function handsOutWhatWasMade(reading: Reading, arm: FailureArm, home: FunctionNode): "record" | "secret" | null {
  const end = statementsAfter(arm.site, home).after.find((node) => node.type === "ReturnStatement");
  const given = end?.type === "ReturnStatement" && end.argument ? unwrap(end.argument) : null;
  if (given?.type !== "Identifier") return null;
  const variable = reading.bindings.variableOf(given);
  const initial = reading.bindings.initialValue(given);
  if (!variable || !initial) return null;
  const kept = arm.operations.filter(
    ({ place, name }) =>
      roleByName(name) !== "secondary" &&
      variable.references.some(
        ({ identifier }) => place.start <= identifier.range[0] && identifier.range[1] <= place.end,
      ),
  );
  if (kept.length === 0) return null;
  const made = unwrap(initial);
  if (made.type === "ObjectExpression" || made.type === "NewExpression") {
    const isRecord = kept.some(({ name }) => isKeeping(name));
    return isRecord ? "record" : null;
  }
  const isCache = kept.some(({ place }) => /cache/i.test(reading.file.input.text.slice(place.start, place.end)));
  return !isCache && isRandom(reading, made) ? "secret" : null;
}

/** `this.book.post()`; not `this.mailer.send()`, `slack.post()`. */
function isKeeping(name: string): boolean {
  const path = name.replace("()", "");
  const verb = lastPart(path);
  const receiver = lastPart(path.slice(0, Math.max(0, path.length - verb.length - 1)));
  return storesByVerb(verb) && !tells.test(verb) && !remote.test(receiver);
}

function isRandom(reading: Reading, made: Node): boolean {
  let found = false;
  reading.file.descend(made, (node) => {
    found ||= node.type === "CallExpression" && random.test(pathOf(node.callee) ?? calledName(node) ?? "");
    return !found;
  });
  return found;
}
