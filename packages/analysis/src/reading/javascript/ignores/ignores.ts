import type { TSESTree } from "@typescript-eslint/types";
import type { Ignore } from "../../../model/ignore.ts";
import type { AttemptArm } from "../handlers/attempt-arms.ts";
import { placeOfArm } from "../handlers/handlers.ts";
import { isOnErrorPath, isSideRoom } from "../handlers/is-side-room.ts";
import { setInTry } from "../failure-paths/returns-nothing.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import type { Reading } from "../reading.ts";
import { statementsOf, type Node } from "../syntax/node.ts";

/** Files without any of these have nothing to ask for. */
const worthReading = /silent-failure\/|todo|fixme|xxx|hack|ignor|no-?op|swallow|empty|nothing|skip|suppress/i;

/** Reads comments that stand where a failure would be dealt with, and that give no reason. */
export function readIgnores(reading: Reading): readonly Ignore[] {
  const comments = (reading.file.input.ast.comments ?? []).filter(({ value }) => worthReading.test(value));
  if (comments.length === 0) return [];
  const found = comments.flatMap((comment) => suppressionOf(comment));
  if (comments.some(({ value }) => !/eslint-|oxlint-/.test(value)))
    for (const body of reading.file.bodies)
      for (const arm of reading.attempts.in(body)) {
        const ignore = ignoreIn(reading, arm, comments);
        if (ignore) found.push(ignore);
      }
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

/** `// eslint-disable-next-line silent-failure/silent-guard` without ` -- reason`. */
function suppressionOf(comment: TSESTree.Comment): readonly Ignore[] {
  const text = comment.value.trim();
  if (!/^(?:eslint|oxlint)-disable/.test(text)) return [];
  const [names = "", ...reason] = text.split(/\s-{2,}\s/);
  const rule = /silent-failure\/([a-z-]+)/.exec(names)?.[1];
  // The suggestion's own placeholder is no reason yet.
  const given = reason.join(" ").trim();
  if (rule === undefined || (/[a-z]{3}/i.test(given) && given !== "say why this may be lost")) return [];
  return [{ ...shared(comment), form: "suppression", rule, handler: null, attempt: null }];
}

function ignoreIn(reading: Reading, arm: AttemptArm, comments: readonly TSESTree.Comment[]): Ignore | null {
  if (arm.work.attempt.isSide || isSideRoom(reading.file.input.filename)) return null;
  const block = blockOf(arm);
  if (!block) return null;
  const around = reading.units.around(arm.site);
  if (around && (isOnErrorPath(arm.site, around.node) || tidies.test(nameOfFunction(around.node) ?? ""))) return null;
  // `let config; try { config = await load() } catch {}`: the missing value tells.
  if (around && setInTry(reading, arm, new Set(), around.node)) return null;
  const inside = (reading.file.input.ast.comments ?? []).filter(
    (comment) => block.range[0] <= comment.range[0] && comment.range[1] <= block.range[1],
  );
  const noted = inside.find((comment) => comments.includes(comment));
  if (!noted) return null;
  const fact = { ...shared(noted), rule: null, handler: placeOfArm(arm), attempt: arm.work.attempt } as const;
  const isEmpty = arm.body.every((node) => statementsOf(node).length === 0);
  // A line with a reason, and one below it that is about something else.
  const isExplained = inside.some(({ value }) => !postpones.test(value) && !isBare(value));
  const postponed = inside.find(
    ({ value }) =>
      postpones.test(value) &&
      ((isEmpty && !isExplained) ||
        /\b(?:handl|retr|log|report|notif|alert|surfac|propagat|throw|rethrow|fail|error|recover|roll|dead|queue|tell)/i.test(
          value,
        )),
  );
  if (postponed) {
    // Whoever is told already can wait for the rest.
    const { level } = reading.reports.of(arm.body, arm.errors);
    return level === "silent" || level === "logged" ? { ...fact, ...shared(postponed), form: "postponed" } : null;
  }
  return isEmpty && inside.every(({ value }) => isBare(value)) ? { ...fact, form: "bare" } : null;
}

const postpones = /\b(?:todo|fixme|xxx|hack)\b/i;

/** Functions that tidy up or look what is there: a failure is nothing to them. */
const tidies =
  /^(?:kill|clean|cleanup|teardown|stop|close|dispose|shutdown|destroy|remove|unlink|is|has|can|check|detect|probe|supports|try)(?:[A-Z_]|$)/;

/** The braces of the handler: a comment inside them speaks of it. */
function blockOf(arm: AttemptArm): Node | null {
  if (arm.form === "finally") return null;
  const [first] = arm.body;
  if (arm.form === "catch" || arm.form === "testedValue" || arm.form === "errorFirst") return first ?? null;
  // The statements of a callback stand in its block; one that is empty has none.
  if (arm.form === "thenSecond") return arm.place;
  const call = arm.place.parent?.parent;
  return call?.type === "CallExpression" ? (call.arguments[0] ?? null) : null;
}

/** "ignore", "ignore error", "no-op", "empty": says that, and not why. */
function isBare(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  return words.length > 0 && words.length <= 5 && words.every((word) => bareWords.has(word));
}

const bareWords = new Set(
  "ignore ignored ignoring ignores error errors err exception exceptions failure failures noop no op empty swallow swallowed silently silent do nothing the this any it here and on purpose intentionally intentional deliberately left blank block catch just for now skip skipped all to be eslint disable line suppress suppressed todo".split(
    " ",
  ),
);

function shared(comment: TSESTree.Comment): Pick<Ignore, "kind" | "place" | "text"> {
  const text = comment.value.replaceAll("*", " ").replace(/\s+/g, " ").trim();
  return {
    kind: "ignore",
    place: { start: comment.range[0], end: comment.range[1] },
    text: text.length <= 60 ? text : `${text.slice(0, 57)}…`,
  };
}
