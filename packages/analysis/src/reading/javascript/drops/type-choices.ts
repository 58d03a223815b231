import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import { wordsOf } from "../../../vocabulary/name-pattern.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import { endsOneItem } from "../guards/draft-of.ts";
import { clip } from "../syntax/clip.ts";
import { isPlain, firstWork, workOf } from "../guards/skipped-work.ts";
import { saysNothing } from "../failure-paths/verdict-after.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import { calledName, contains, isLoop, statementsOf, stringValue, unwrap, type Node } from "../syntax/node.ts";
import { isSettledAfter } from "./settled-after.ts";
import type { DraftDrop, Site } from "./site.ts";

/** A `switch` over the kind of what came in, whose `default` arm is empty, or that has none. */
export function typeChoiceDropOf(site: Site, choice: TSESTree.SwitchStatement): DraftDrop | null {
  const { reading, payload, home } = site;
  const subject = unwrap(choice.discriminant);
  const text = reading.file.textOf(subject);
  const arms = choice.cases.filter((arm) => arm.test !== null && arm.consequent.length > 0);
  // `switch (sheet.contract) { case "soloist": …; case "guest": … }`: kinds by another word, each with work of its own.
  const named = arms.length > 2 && arms.every((arm) => stringValue(arm.test) !== null) && !saysState(text);
  if (!payload.concerns(subject) || !(saysKind(text) || named)) return null;
  const rest = choice.cases.find((arm) => arm.test === null);
  if (rest && !rest.consequent.every((statement) => isIdle(site, statement))) return null;
  // Arms that fall into `default` share it on purpose: `case 'ping': default: return`.
  const at = rest ? choice.cases.indexOf(rest) : -1;
  if (at > 0 && choice.cases[at - 1]?.consequent.length === 0) return null;
  const works = arms
    .map((arm) => firstWork(reading, arm.consequent) ?? bufferedIn(reading, arm.consequent))
    .filter((work) => work !== null);
  const [work] = works;
  const loop = loopAround(choice, home);
  const { after } = statementsAfter(choice, home);
  // What comes after all turns of a loop is done for none of them.
  const later = firstWork(reading, loop ? after.filter((node) => contains(loop, node)) : after);
  // `await writer.close()` sends what the arms have written.
  if (!work || works.length < 2 || (later && !/\.(?:close|flush)\(\)$/.test(later.name))) return null;
  return {
    kind: "drop",
    form: rest ? "defaultArm" : "noDefault",
    loses: "kind",
    unit: site.unit,
    place: rest
      ? { start: rest.range[0], end: rest.range[0] + "default".length }
      : { start: choice.range[0], end: choice.discriminant.range[1] + 1 },
    decides: clip(text),
    checked: false,
    isMeantWhole: false,
    perItem: endsOneItem(choice, "continue", home),
    work,
    settled: isSettledAfter(site, choice),
    report: reading.reports.of(statementsAfter(choice, home).after, []).level === "failed" ? "failed" : "silent",
    explained: reading.intent.remarks(rest ?? choice, (rest ?? choice).range[0]),
  };
}

function loopAround(choice: Node, home: Node): Node | null {
  for (let node = choice.parent; node && node !== home; node = node.parent) if (isLoop(node)) return node;
  return null;
}

/** `writer.writePoint(point);`, which nobody awaits: the arm that runs for its kind. */
function bufferedIn(reading: Reading, statements: readonly Node[]): Operation | null {
  for (const statement of statements.flatMap((one) => statementsOf(one))) {
    const call = statement.type === "ExpressionStatement" ? unwrap(statement.expression) : null;
    if (
      call?.type === "CallExpression" &&
      /^(?:write|append|insert|publish|send|enqueue|save)[A-Z]/.test(calledName(call) ?? "")
    )
      return workOf(reading, call);
  }
  return null;
}

/** `break;`, `return;`, `return res.sendStatus(200);`, `message.ack();`: nothing is done, and nobody is told. */
function isIdle(site: Site, statement: Node): boolean {
  if (statement.type === "BlockStatement") return statementsOf(statement).every((inner) => isIdle(site, inner));
  if (statement.type === "BreakStatement" || statement.type === "ContinueStatement") return true;
  const value =
    statement.type === "ReturnStatement"
      ? statement.argument
      : statement.type === "ExpressionStatement"
        ? statement.expression
        : undefined;
  if (value === undefined) return false;
  if (value === null || saysNothing(value)) return true;
  const call = unwrap(value);
  if (call.type !== "CallExpression") return false;
  const answer = answerOf(call);
  return (answer !== null && answer < 300) || site.reading.operations.of(call)?.kind === "ack" || isPlain(call);
}

/** `order.status`, `user.role`: what somebody is or may do, and no kind of what came in. */
function saysState(text: string): boolean {
  return /(?:status|state|phase|stage|mode|level|role|env|environment|plan|tier|lang|language|locale|step)\)?$/i.test(
    text,
  );
}

const kinds = new Set(
  "type kind topic action event eventtype subject name command operation op method pattern category routingkey tag".split(
    " ",
  ),
);

/** `event.type`, `job.name`, `message.fields.routingKey`, `headers['event-type']`. */
export function saysKind(text: string): boolean {
  const last =
    text
      .split(/\W/)
      .filter((part) => part !== "" && !/^(?:to(?:Lower|Upper)Case|toString|trim)$/.test(part))
      .at(-1) ?? "";
  return (
    (wordsOf(last).some((word) => kinds.has(word)) && !/id$/i.test(last)) ||
    /^(?:booking|transaction|trx|event|message|msg|record|op|operation|action|entry)_?code$/i.test(last)
  );
}
