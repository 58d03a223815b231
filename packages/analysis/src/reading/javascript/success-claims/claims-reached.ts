import { claimOf, type Claim } from "../failure-paths/claim-of.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import type { AttemptArm } from "../handlers/attempt-arms.ts";
import type { Reading } from "../reading.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { contains, enclosingFunction, isFunction, statementsOf, type FunctionNode, type Node } from "../syntax/node.ts";

/** A claim, and where the failure meets it. */
export interface ReachedClaim {
  readonly claim: Claim;
  readonly stands: "handler" | "finally" | "after";
}

/** The claims of success that a failure comes by: in its handler, in the `finally`, in the rest of chain and function. */
export function claimsReached(reading: Reading, arm: AttemptArm): readonly ReachedClaim[] {
  const found: ReachedClaim[] = [];
  const { site } = arm;
  for (const claim of claimsIn(reading, arm.body, true))
    if (saysOfFailure(reading, claim, arm)) found.push({ claim, stands: "handler" });
  if (site.type === "TryStatement" && site.finalizer)
    for (const claim of claimsIn(reading, [site.finalizer], false)) found.push({ claim, stands: "finally" });
  // Without a `catch` the failure goes no further than the `finally`.
  if (arm.form === "finally") return found;
  const ends = endsOf(
    arm.body.flatMap((node) => statementsOf(node)),
    reading.summaries.neverReturns,
  );
  if (arm.returnLeaves && !(ends & (Ends.normally | Ends.byContinue | Ends.byBreak))) return found;
  const home = enclosingFunction(site);
  if (!home) return found;
  const rest = claimsIn(reading, arm.rest ?? [], false);
  for (const claim of rest) if (!tellsError(reading, claim, arm)) found.push({ claim, stands: "after" });
  // A promise that nobody waits for has its own way on: what follows it is another path.
  if (arm.form === "catchCallback" && !isWaitedFor(site)) return found;
  for (const claim of claimsIn(reading, statementsAfter(site, wholeFunction(home)).after, false))
    if (!isBehindBranch(claim.node, site) && !tellsError(reading, claim, arm)) found.push({ claim, stands: "after" });
  return found;
}

/*
 * | in the handler                                     | claims success of the failure |
 * |----------------------------------------------------|-------------------------------|
 * | `res.json({ ok: true })`                           | yes                           |
 * | `if (isDuplicate(error)) return { ok: true }`      | no: that one is expected      |
 * | `res.json({ error: … })`, `res.json({ items: [] })` | no: an error, a fallback      |
 * | `return true` of `isReachable()`, `waitUntilGone()` | no: an answer to a question   |
 */
function saysOfFailure(reading: Reading, claim: Claim, arm: AttemptArm): boolean {
  if (isOfExpected(reading, claim.node, arm)) return false;
  if (claim.form === "value" && claim.node.type === "ReturnStatement" && claim.node.argument?.type === "Literal") {
    const owner = enclosingFunction(claim.node);
    return owner !== null && !asks.test(nameOfFunction(owner) ?? "");
  }
  // `response.end()` ends an answer that may have begun otherwise.
  const isBare = claim.code.endsWith(".end()") && !/\.(?:status|code|writeHead)\(/.test(claim.code);
  return claim.form !== "answer" || !(isBare || tellsOtherwise.test(claim.code));
}

/** `socket.emit("finished", { error: err ? err.message : null })`: says of each outcome which it was. */
function tellsError(reading: Reading, claim: Claim, arm: AttemptArm): boolean {
  return reading.reports.mentions(claim.node, arm.errors);
}

/** An answer that carries an error or an empty fallback. */
const tellsOtherwise = /error|fail|err\b|invalid|unable|:\s*(?:\[\]|null)|\((?:\[\]|null)/i;

/** `if (error.code === 'P2025') return { ok: true }` */
function isOfExpected(reading: Reading, claim: Node, arm: AttemptArm): boolean {
  for (let node: Node | undefined = claim; node && !contains(node, arm.site); node = node.parent) {
    const { parent }: Node = node;
    if (parent?.type === "SwitchCase") return true;
    if (parent?.type !== "IfStatement" && parent?.type !== "ConditionalExpression") continue;
    if (parent.test !== node && parent !== arm.site && reading.reports.mentions(parent.test, arm.errors)) return true;
  }
  return false;
}

/** Functions that answer a question with yes or no. */
const asks =
  /^(?:is|has|have|can|should|need|needs|must|was|will|did|does|exists?|supports?|allows?|matches|contains|includes|check|validate|verify|test|wait|probe|ping|detect|compare|confirm|try|filter|equals|looks)(?:[A-Z_]|$)/;

/** A callback's failure goes on in the function around it; a function of its own ends there. */
function wholeFunction(home: FunctionNode): FunctionNode {
  let node = home;
  while (node.parent.type === "CallExpression" && isIteration(node.parent)) {
    const outer = enclosingFunction(node);
    if (!outer) break;
    node = outer;
  }
  return node;
}

function isIteration(call: Node): boolean {
  return (
    call.type === "CallExpression" &&
    call.callee.type === "MemberExpression" &&
    call.callee.property.type === "Identifier" &&
    /^(?:map|forEach|flatMap|each|reduce|run|transaction)$/.test(call.callee.property.name)
  );
}

function claimsIn(reading: Reading, roots: readonly Node[], inHandler: boolean): readonly Claim[] {
  const found: Claim[] = [];
  for (const root of roots)
    reading.file.descend(root, (node) => {
      // Functions that are only defined here claim nothing yet; another handler speaks of another failure.
      if (isFunction(node) && node !== root && node.parent.type !== "CallExpression") return false;
      if (node.type === "CatchClause" && node !== root) return false;
      const claim = claimOf(reading, node, inHandler);
      if (claim) found.push(claim);
      return undefined;
    });
  return found;
}

/** `if (result.sent) log('sent')`: what stands under a condition of its own is not said of every outcome. */
function isBehindBranch(claim: Node, site: Node): boolean {
  for (let node: Node | undefined = claim.parent; node && !contains(node, site); node = node.parent) {
    if (node.type === "IfStatement" || node.type === "ConditionalExpression" || node.type === "SwitchCase") return true;
    // A try of its own claims its own success.
    if (node.type === "TryStatement") return true;
  }
  return false;
}

function isWaitedFor(site: Node): boolean {
  return (
    site.type === "ReturnStatement" ||
    site.type === "VariableDeclaration" ||
    (site.type === "ExpressionStatement" &&
      (site.expression.type === "AwaitExpression" ||
        (site.expression.type === "AssignmentExpression" && site.expression.right.type === "AwaitExpression")))
  );
}
