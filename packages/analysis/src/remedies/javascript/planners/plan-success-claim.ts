import type { Plan, PlanText } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { SuccessClaim } from "../../../model/success-claim.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import type { TSESTree } from "@typescript-eslint/types";
import type { Node, Statement } from "../../../reading/javascript/syntax/node.ts";
import { appendToBlock } from "../edits/append-to-block.ts";
import { leaves } from "../sites/block-site.ts";
import { innermostAround } from "../sites/find-node.ts";
import { catchSite, handlerSite } from "../sites/handler-site.ts";
import { insertAfter } from "../edits/insert-after.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { passOn } from "../sites/pass-on.ts";
import { removeStatement } from "../edits/remove-statement.ts";
import { unwrapTry } from "../edits/unwrap-try.ts";
import type { Site } from "../sites/site.ts";
import { code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";

/** What helps where success is said of work that failed: the failure goes on, or the claim stands where it is true. */
export function planSuccessClaim(reading: Reading, fact: SuccessClaim, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  const claim = statementAt(draft, fact);
  if (remedy === "reorder") return claim && fact.claim.stands !== "handler" ? moveIntoTry(draft, fact, claim) : null;
  if (fact.claim.stands === "finally") return null;
  const site = handlerSite(draft, fact);
  const leave = site ? (passOn(draft, site, `${fact.attempt.name} failed`) ?? left(draft, fact, site)) : null;
  if (!site || !leave) return null;
  if (fact.claim.stands === "handler") {
    const own = claim && site.body.includes(claim) ? claim : null;
    const [last] = site.body.slice(-1);
    if (!own || !last) return null;
    // What follows the claim is the rest of the answer.
    draft.replace({ start: own.range[0], end: last.range[1] }, code`${leave}${draft.style.semicolon}`);
  } else site.write([], leave);
  return draft.finish("rethrow", "Throw the error on, so that nothing claims success", "");
}

/** In a callback that nobody waits for, the path ends before the claim. */
function left(draft: Draft, { claim, report }: SuccessClaim, site: Site): PlanText | null {
  if (site.throws) return null;
  const [response] = claim.form === "answer" ? (/^\w+/.exec(claim.text) ?? []) : [];
  if (response === undefined) return report === "silent" ? null : ["return"];
  const body = `{ error: ${draft.string("internal error")} }`;
  return [
    response === "reply" ? `return reply.code(500).send(${body})` : `return ${response}.status(500).json(${body})`,
  ];
}

/** The claim moves to the end of the `try`, where the work is known to have succeeded. */
function moveIntoTry(draft: Draft, fact: SuccessClaim, claim: Node): Plan | null {
  const attempt = innermostAround(
    draft.reading.file,
    fact.place,
    (node): node is TSESTree.TryStatement => node.type === "TryStatement",
  );
  const last = attempt?.block.body.at(-1);
  if (!attempt || attempt === claim || claim.type === "ReturnStatement") return null;
  // Only what stands in the same list, or in the `finally`, runs whenever the `try` has come to its end.
  const isInFinally = attempt.finalizer?.body.includes(claim as never) === true;
  if (!isInFinally && !isNext(attempt, claim)) return null;
  const title = "Say so where it is true: when the work is done";
  if (isInFinally && unwrapTry(draft, attempt)) return draft.finish("reorder", title, "");
  // A claim that is stored can fail itself, and the handler would take that for a failure of the work.
  const clause = draft.textOf(claim).includes("await ") ? attempt.handler : null;
  const site = clause ? catchSite(draft, clause) : null;
  const error = site?.error() ?? null;
  if (clause && (!site || error === null)) return null;
  if (site && error !== null) site.write([], code`throw ${error}`);
  const text: PlanText = [draft.movedText(claim)];
  if (last?.type === "ReturnStatement" && last.argument) {
    const result = draft.freeName("result");
    const { semicolon } = draft.style;
    draft.replace({ start: last.range[0], end: last.argument.range[0] }, [`const ${result} = `]);
    insertAfter(draft, last, [text, [`return ${result}${semicolon}`]]);
  } else if (last && leaves(last)) insertBefore(draft, last, [text]);
  else appendToBlock(draft, attempt.block, [text]);
  removeStatement(draft, claim);
  return draft.finish("reorder", title, "");
}

/** What stands between the two may say the same. */
function isNext(attempt: TSESTree.TryStatement, claim: Node): boolean {
  const { parent } = attempt;
  return parent.type === "BlockStatement" && parent.body[parent.body.indexOf(attempt) + 1] === claim;
}

const isStatement = /^(?:ExpressionStatement|ReturnStatement|VariableDeclaration)$/;

/** The statement that consists of the claim. */
function statementAt(draft: Draft, { claim }: SuccessClaim): Node | null {
  return innermostAround(draft.reading.file, claim.place, (node): node is Statement => isStatement.test(node.type));
}
