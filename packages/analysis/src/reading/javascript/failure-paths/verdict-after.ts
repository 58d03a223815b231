import { isWrite } from "../../../model/operation.ts";
import { stemsOf } from "../../../vocabulary/stems.ts";
import type { Unit } from "../../../model/unit.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { FailureArm } from "../handlers/failure-arm.ts";
import { isEmptyValue, isErrorValue, isFalsy } from "./error-values.ts";
import { loopKind } from "./loop-kind.ts";
import { effectsLeaving, writesLeaving } from "./protected-writes.ts";
import { clip } from "../syntax/clip.ts";
import type { Reading } from "../reading.ts";
import { claimOf } from "./claim-of.ts";
import { isInSameTurn, movesPast } from "./moves-past.ts";
import { countOfAll } from "./count-of-all.ts";
import {
  isFunction,
  isLoop,
  pathOf,
  placeOf,
  statementsOf,
  unwrap,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";

export interface Continuation {
  /** What claims success; null when the unit ends in a failure all the same. */
  readonly verdict: Verdict | null;
  readonly loop: "items" | "poll" | null;
  /** Another write follows on the same path. */
  readonly writesOn: boolean;
}

/** What runs in the function after a statement, up to the function's end. */
export function statementsAfter(
  site: Node,
  home: FunctionNode,
): { readonly after: readonly Node[]; readonly loop: "items" | "poll" | null } {
  const after: Node[] = [];
  let loop: "items" | "poll" | null = null;
  // Set while a `continue` or `break` skips what stands between here and the end of the loop.
  let skipping = false;
  let node = site;
  for (let parent = node.parent; parent && node !== home; node = parent, parent = node.parent) {
    const next: readonly Node[] = siblingsAfter(parent, node);
    if (!skipping) {
      after.push(
        ...next.filter((statement) => statement.type !== "BreakStatement" && statement.type !== "ContinueStatement"),
      );
      const ends = endsOf(next, () => false);
      if (!(ends & Ends.normally)) {
        if (!(ends & (Ends.byBreak | Ends.byContinue))) break;
        skipping = true;
      }
    }
    if (isLoop(parent) || parent.type === "SwitchStatement") skipping = false;
    if (parent !== home) loop ??= loopKind(parent);
  }
  return { after, loop };
}

function siblingsAfter(parent: Node, node: Node): readonly Node[] {
  if (parent.type === "BlockStatement" || parent.type === "Program")
    return parent.body.slice(parent.body.indexOf(node as never) + 1);
  if (parent.type === "SwitchCase") return parent.consequent.slice(parent.consequent.indexOf(node as never) + 1);
  return parent.type === "TryStatement" && parent.block === node && parent.finalizer ? [parent.finalizer] : [];
}

/** What claims success once a handler has come to its end. */
export function verdictAfter(reading: Reading, arm: FailureArm, home: FunctionNode, unit: Unit): Continuation {
  const { site, body, returnLeaves } = arm;
  const { after, loop } = statementsAfter(site, home);
  const never = reading.summaries.neverReturns;
  const bodyEnds = endsOf(
    body.flatMap((node) => statementsOf(node)),
    never,
  );
  if (!(bodyEnds & (Ends.normally | Ends.byReturn | Ends.byContinue | Ends.byBreak)))
    return { verdict: null, loop, writesOn: false };
  const claimed = claimIn(reading, after, false, arm);
  // `markCompleted(id)` says that it is done, and does no work of its own.
  const writesOn = writesLeaving(reading, after).some(
    ({ role, place }) => role === "primary" && !(claimed?.kind === "success" && claimed.place.start === place.start),
  );
  const own =
    claimIn(reading, body, true) ?? (site.type === "TryStatement" ? successIn(reading, site.finalizer) : null);
  if (own) return { verdict: own, loop, writesOn: false };
  if (returnLeaves && !(bodyEnds & (Ends.normally | Ends.byContinue | Ends.byBreak)))
    return {
      verdict: { kind: "return", text: returnText(unit), place: placeOf(body.at(-1) ?? site) },
      loop,
      writesOn: false,
    };
  if (!(endsOf(after, never) & (Ends.normally | Ends.byReturn)) || endsInFailure(reading, after, home))
    return { verdict: null, loop, writesOn };
  if (isInstead(reading, site, after) || after.some((node) => writesAgain(reading, node, arm)))
    return { verdict: null, loop, writesOn };
  const claim = (arm.rest ? claimIn(reading, arm.rest, false) : null) ?? claimed;
  const counted = loop === "items" && claim?.kind !== "success" ? countOfAll(reading, site, home, after) : null;
  if (counted) return { verdict: counted, loop, writesOn };
  // What is passed in the same turn is a fault of that turn, and no item of a batch.
  const ofTurn = claim?.isStatus && isInSameTurn(site, claim.place) ? null : loop;
  return {
    verdict: claim ?? { kind: "return", text: returnText(unit), place: endPlace(home) },
    loop: ofTurn,
    writesOn,
  };
}

export function returnText(unit: Unit): string {
  return `${/^(?:this|the) /.test(unit.name) ? unit.name.replace(/^this /, "the ") : `\`${unit.name}\``} returns normally: ${unit.onReturn}`;
}

/** The only way on is `return { ok: false }` and the like. */
function endsInFailure(reading: Reading, after: readonly Node[], home: FunctionNode): boolean {
  const last = after.find((node) => node.type === "ReturnStatement");
  if (last?.type !== "ReturnStatement") return false;
  // `try { await check(); return true } catch {} return false`
  const denies = last.argument !== null && isFalsy(unwrap(last.argument));
  return (
    isErrorValue(last.argument) ||
    (denies && reading.file.bodyOf(home).returns.some((one) => one !== last && !saysNothing(one.argument)))
  );
}

/** `try { await first(to); return "first"; } catch {…} await second(to);`: what comes after runs for the failure alone. */
function isInstead(reading: Reading, site: Node, after: readonly Node[]): boolean {
  return (
    site.type === "TryStatement" &&
    !(endsOf(site.block.body, reading.summaries.neverReturns) & Ends.normally) &&
    (writesLeaving(reading, after).length > 0 || effectsLeaving(reading, after).length > 0)
  );
}

/** `finish(task)` writes what was lost once more: its failure is the one that counts. */
function writesAgain(reading: Reading, root: Node, arm: FailureArm): boolean {
  let again = false;
  reading.file.descend(root, (node) => {
    if (node.type !== "CallExpression" || again) return !again;
    const write = reading.summaries.ofCall(node)?.write ?? null;
    again =
      write !== null &&
      arm.operations.some((operation) => operation.name === write.name && operation.place.start !== node.range[0]);
    return !again;
  });
  return again;
}

/** The first thing among these statements that says "done": a success log, value or answer, an ack, or further writes. */
function claimIn(reading: Reading, nodes: readonly Node[], inHandler: boolean, arm?: FailureArm): Verdict | null {
  let success: Verdict | null = null;
  let value: Verdict | null = null;
  let ack: Verdict | null = null;
  let write: Verdict | null = null;
  for (const root of nodes)
    reading.file.descend(root, (node) => {
      if (isFunction(node) && node !== root && node.parent.type !== "CallExpression") return false;
      if (!success) {
        const claim = claimOf(reading, node, inHandler);
        if (claim) {
          const { kind, text, place, form, keys } = claim;
          success = {
            kind,
            text,
            place,
            isStatus: form === "status",
            namesIt: arm !== undefined && speaksOf(keys, arm),
          };
        }
      }
      if (
        node.type === "ReturnStatement" &&
        !inHandler &&
        node.argument &&
        unwrap(node.argument).type === "ObjectExpression" &&
        !isErrorValue(node.argument) &&
        !isEmptyValue(unwrap(node.argument))
      )
        value ??= {
          kind: "value",
          text: `\`${clip(reading.file.textOf(node))}\` hands out a result as if it had worked`,
          place: placeOf(node),
        };
      if (node.type !== "CallExpression") return undefined;
      if (!inHandler && arm && movesPast(reading, node))
        success ??= {
          kind: "success",
          text: `\`${pathOf(node.callee) ?? "it"}()\` moves on past it`,
          place: placeOf(node),
          isStatus: true,
        };
      const operation = reading.operations.of(node);
      const acks = operation ? (operation.kind === "ack" ? operation.name : null) : ackingHelper(reading, node);
      if (acks !== null) ack ??= { kind: "ack", text: `\`${acks}\` acknowledges the message`, place: placeOf(node) };
      if (!inHandler) {
        const wrote = operation ? (isWrite(operation) ? operation : null) : reading.summaries.writeOf(node);
        if (wrote)
          write ??= { kind: "write", text: `\`${wrote.name}\` goes ahead as if it had worked`, place: placeOf(node) };
      }
      return undefined;
    });
  return success ?? ack ?? value ?? write;
}

/** `sentTo` of `mailer.sendInvitation()`. */
function speaksOf(keys: string, arm: FailureArm): boolean {
  if (keys === "") return false;
  const said = stemsOf(keys);
  return arm.operations.some(({ name }) => [...stemsOf(name)].some((stem) => said.has(stem)));
}

/** `remove(message)`, a function of the project that takes the message off the list and does nothing else. */
function ackingHelper(reading: Reading, call: Call): string | null {
  const summary = reading.summaries.ofCall(call);
  if (summary?.settles !== "ack" || summary.write || summary.opaque) return null;
  const others = ["nack", "retry", "deadLetter"] as const;
  return others.some((kind) => summary.performs.has(kind)) ? null : `${pathOf(call.callee) ?? "ack"}()`;
}

/** What a `finally` says, it says after a failure as well. */
function successIn(reading: Reading, finalizer: Node | null): Verdict | null {
  const claim = finalizer ? claimIn(reading, [finalizer], false) : null;
  return claim?.kind === "success" ? claim : null;
}

/** Whether a value says nothing at all, so that a caller cannot tell failure from success. */
export function saysNothing(argument: Node | null): boolean {
  return argument === null || isEmptyValue(unwrap(argument));
}

function endPlace(home: FunctionNode): { start: number; end: number } {
  return { start: Math.max(home.range[0], home.range[1] - 1), end: home.range[1] };
}
