import type { Variable } from "@typescript-eslint/scope-manager";
import type { Unit } from "../../../model/unit.ts";
import type { FailureArm } from "../handlers/failure-arm.ts";
import type { Reading } from "../reading.ts";
import { contains, isFunction, statementsOf, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";
import { claimOf } from "./claim-of.ts";
import { mentionsAll } from "./count-of-all.ts";
import { isStatusOfSuccess, storesStatus } from "./stored-status.ts";
import { saysNothing, statementsAfter } from "./verdict-after.ts";

/** `let saved; try { saved = await save() } catch …; return saved`: the missing value tells the reader. */
export function setInTry(
  reading: Reading,
  arm: FailureArm,
  carriers: ReadonlySet<Variable>,
  home: FunctionNode,
): boolean {
  if (arm.site.type !== "TryStatement") return false;
  const { block } = arm.site;
  let told = false;
  reading.file.descend(block, (node) => {
    if (told || (isFunction(node) && node.parent.type !== "CallExpression")) return false;
    if (node.type !== "AssignmentExpression" || node.left.type !== "Identifier") return undefined;
    // `total += await bill(tenant)`: the sum shows what is missing, unless all are said to be in it.
    if (node.operator !== "=" && mentionsAll(reading, arm.site, home, statementsAfter(arm.site, home).after))
      return undefined;
    const variable = reading.bindings.variableOf(node.left);
    const declared = variable?.defs[0]?.name;
    if (!variable || !declared || carriers.has(variable) || contains(block, declared as Node)) return undefined;
    told = variable.references.some(
      (reference) =>
        reference.isRead() &&
        !contains(arm.site, reference.identifier as Node) &&
        reference.identifier.range[0] > block.range[1] &&
        (node.operator === "=" && hasDefault(declared.parent as Node | undefined)
          ? isTested(reference.identifier as Node)
          : decides(reading, reference.identifier as Node)),
    );
    return undefined;
  });
  return told;
}

/** `let rows = 0`: a value like any other, that says nothing of a failure until somebody tests it. */
function hasDefault(declarator: Node | undefined): boolean {
  const initial = declarator?.type === "VariableDeclarator" && declarator.init ? unwrap(declarator.init) : null;
  if (!initial) return false;
  if (initial.type === "Literal") return typeof initial.value === "number" || typeof initial.value === "string";
  return initial.type === "ArrayExpression" || initial.type === "ObjectExpression";
}

/** A read that is more than a log line, or a number beside a status that says that all went well. */
function decides(reading: Reading, identifier: Node): boolean {
  for (let node: Node | undefined = identifier.parent; node && !node.type.endsWith("Statement"); node = node.parent)
    if (
      node.type === "CallExpression" &&
      (storesStatus(node, isStatusOfSuccess) ||
        reading.operations.of(node)?.kind === "log" ||
        // `subscriptions.update({ lastInvoiceId })` stores a missing value like any other.
        (reading.operations.of(node)?.kind === "write" && node.callee.range[1] < identifier.range[0]))
    )
      return false;
  return true;
}

/** `return null` or `return false` from a function that returns values otherwise: its callers can tell. */
export function returnsNothing(reading: Reading, arm: FailureArm, home: FunctionNode, unit: Unit): boolean {
  // What `.catch` gives is read in this very function, whatever its unit.
  if (!arm.returnLeaves && arm.form !== "errorFirst" && arm.site.type !== "ReturnStatement" && givesValue(reading, arm))
    return true;
  if (unit.kind !== "function") return false;
  if (!arm.returnLeaves) return arm.form !== "errorFirst" && givesValue(reading, arm);
  const inside = (node: Node): boolean => arm.body.some((part) => contains(part, node));
  const returns = reading.file.bodyOf(home).returns;
  const handed = returns.filter((node) => inside(node) && node.argument !== null);
  const elsewhere = returns.filter((node) => !inside(node) && node.argument !== null);
  if (handed.some((node) => saysNothing(node.argument))) return elsewhere.some((node) => !saysNothing(node.argument));
  // A handler that falls off the end of a function whose try returns a value.
  return (
    handed.length === 0 &&
    arm.site.type === "TryStatement" &&
    elsewhere.some((node) => contains(arm.site, node) && !saysNothing(node.argument)) &&
    isLastStatement(arm.site, home)
  );
}

/** `const row = await insert().catch(() => null)`: the value is there to be read. */
function givesValue(reading: Reading, arm: FailureArm): boolean {
  const { site } = arm;
  if (arm.rest && arm.rest.length > 0) return false;
  const explicit =
    !arm.known &&
    arm.body.some(
      (node) =>
        // `.catch((error) => { log(error); return { success: true }; })` tells its reader the opposite.
        (node.type === "ReturnStatement" && claimOf(reading, node, true)?.kind !== "success") ||
        (!/Statement$|Declaration$/.test(node.type) && node.type !== "CallExpression"),
    );
  if (site.type === "ReturnStatement" || isWholeBody(site)) return explicit;
  if (site.type === "VariableDeclaration")
    return isTestedLater(reading, site) || (explicit && isReadLater(reading, site));
  if (site.type === "IfStatement" || site.type === "WhileStatement") return true;
  return site.type === "ExpressionStatement" && site.expression.type === "AssignmentExpression";
}

/** `row?.id` reads a missing value as if nothing were amiss. */
function isReadLater(reading: Reading, declaration: Node): boolean {
  return readsOf(reading, declaration).some(
    ({ parent }) =>
      !(parent?.type === "MemberExpression" && parent.optional && parent.parent.type === "ChainExpression"),
  );
}

/** `if (!row) throw …`: also where the handler's own value is that of a log call. */
function isTestedLater(reading: Reading, declaration: Node): boolean {
  return readsOf(reading, declaration).some((read) => isTested(read));
}

function isTested(read: Node): boolean {
  let node = read;
  while (node.parent && /^(?:Unary|Logical|Binary|Member|Chain)Expression$/.test(node.parent.type)) node = node.parent;
  return (
    (node.parent?.type === "IfStatement" || node.parent?.type === "ConditionalExpression") && node.parent.test === node
  );
}

function readsOf(reading: Reading, declaration: Node): readonly Node[] {
  const declared = declaration.type === "VariableDeclaration" ? declaration.declarations : [declaration];
  return declared
    .flatMap((one) => reading.bindings.declaredBy(one))
    .flatMap((variable) => variable.references)
    .filter((reference) => reference.isRead())
    .map((reference) => reference.identifier as Node)
    .filter((read) => !onlyCounts(reading, read));
}

/** `if (saved) metrics.increment('saved');`: nobody learns of it when it was not. */
function onlyCounts(reading: Reading, { parent }: Node): boolean {
  return (
    parent?.type === "IfStatement" &&
    parent.test.type === "Identifier" &&
    parent.alternate === null &&
    statementsOf(parent.consequent).every((statement) => {
      const value = statement.type === "ExpressionStatement" ? unwrap(statement.expression) : null;
      const kind = value?.type === "CallExpression" ? reading.operations.of(value)?.kind : undefined;
      return kind === "log" || kind === "metric";
    })
  );
}

function isLastStatement(site: Node, home: FunctionNode): boolean {
  return home.body?.type === "BlockStatement" && home.body.body.at(-1) === site;
}

/** `const saveOrNull = (order) => save(order).catch(() => null)`; not a callback, whose value may go nowhere. */
function isWholeBody(site: Node): boolean {
  return (
    site.parent?.type === "ArrowFunctionExpression" &&
    site.parent.body === site &&
    site.parent.parent.type !== "CallExpression"
  );
}
