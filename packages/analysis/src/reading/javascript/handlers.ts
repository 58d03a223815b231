import type { Variable } from '@typescript-eslint/scope-manager';
import type { Handler } from '../../model/handler.ts';
import type { Unit } from '../../model/unit.ts';
import { strongest } from '../../model/report.ts';
import { roleByName } from '../../vocabulary/names.ts';
import { armsOf } from './arms.ts';
import { Ends, endsOf } from './completion.ts';
import type { FailureArm } from './failure-arm.ts';
import type { Reading } from './reading.ts';
import { contains, isFunction, isLoop, placeOf, type FunctionNode, type Node } from './syntax.ts';
import { nameOfFunction } from './unit-names.ts';
import { valueArmsOf } from './value-arms.ts';
import { saysNothing, statementsAfter, verdictAfter } from './verdict.ts';

/** Reads every place that receives the failure of a write, in every form that JavaScript has. */
export function readHandlers(reading: Reading): readonly Handler[] {
  const found: Handler[] = [];
  for (const body of reading.file.bodies)
    for (const arms of [armsOf(reading, body), valueArmsOf(reading, body)])
      for (const arm of arms) {
        const handler = arm.operations.length > 0 ? toHandler(reading, arm) : null;
        if (handler) found.push(handler);
      }
  return found.sort((a, b) => a.place.start - b.place.start);
}

/** Folders whose writes nobody is called out for. */
function isSideRoom(filename: string): boolean {
  return /(?:^|[\\/])(?:scripts?|[\w-]*telemetry|[\w-]*analytics|metrics|generators?|benchmarks?|seeds?|seeders?|codegen)[\\/]/i.test(filename);
}

function toHandler(reading: Reading, arm: FailureArm): Handler | null {
  const around = reading.units.around(arm.site);
  if (!around) return null;
  const { node: home, unit } = around;
  const path = reading.reports.of(arm.body, arm.errors);
  let report = arm.known?.level ?? path.level;
  report = strongest(report, reading.carriers.reportOf(path.carriers, arm.site.type === 'TryStatement' ? (arm.place) : arm.site));
  if (report !== 'failed' && (setInTry(reading, arm, path.carriers) || returnsNothing(reading, arm, home, unit) || retries(reading, arm, home))) report = 'failed';
  const { verdict, inLoop, writesOn } = verdictAfter(reading, arm, home, unit);
  const follows = followsPrimary(reading, arm, home);
  const demoted = roleByName(nameOfFunction(home) ?? '') === 'secondary' || isSideRoom(reading.file.input.filename);
  return {
    kind: 'handler', form: arm.form, unit, place: placeOfArm(arm),
    operations: demoted ? arm.operations.map((operation) => ({ ...operation, role: 'secondary' as const })) : arm.operations,
    report, reportText: arm.known?.text ?? path.text, verdict, inLoop,
    awaited: arm.awaited,
    explained: reading.intent.explains(arm.place) || (arm.body[0] !== undefined && reading.intent.explains(arm.body[0])) || reading.intent.explains(arm.site, arm.place.range[0]),
    followsPrimary: follows,
    onlyWork: !follows && !writesOn,
  };
}

/** The keyword or the call, not the whole block: that is where the eye should land. */
function placeOfArm(arm: FailureArm): { start: number; end: number } {
  const { start, end } = placeOf(arm.place);
  if (arm.form === 'catch' && arm.place.type === 'CatchClause') return { start, end: arm.place.param ? arm.place.param.range[1] + 1 : start + 5 };
  if (arm.form === 'testedValue' && arm.place.type === 'IfStatement') return { start, end: arm.place.test.range[1] + 1 };
  return { start, end };
}

/** `let saved; try { saved = await save() } catch …; return saved`: the missing value tells the reader. */
function setInTry(reading: Reading, arm: FailureArm, carriers: ReadonlySet<Variable>): boolean {
  if (arm.site.type !== 'TryStatement') return false;
  const { block } = arm.site;
  let told = false;
  reading.file.descend(block, (node) => {
    if (told || (isFunction(node) && node.parent.type !== 'CallExpression')) return false;
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'Identifier') return undefined;
    const variable = reading.bindings.variableOf(node.left);
    const declared = variable?.defs[0]?.name;
    if (!variable || !declared || carriers.has(variable) || contains(block, declared as Node)) return undefined;
    told = variable.references.some((reference) => reference.isRead() && !contains(arm.site, reference.identifier as Node) && reference.identifier.range[0] > block.range[1] && decides(reading, reference.identifier as Node));
    return undefined;
  });
  return told;
}

/** A read that is more than a log line. */
function decides(reading: Reading, identifier: Node): boolean {
  for (let node: Node | undefined = identifier.parent; node && !/Statement$/.test(node.type); node = node.parent)
    if (node.type === 'CallExpression' && reading.operations.of(node)?.kind === 'log') return false;
  return true;
}

/** `return null` or `return false` from a function that returns values otherwise: its callers can tell. */
function returnsNothing(reading: Reading, arm: FailureArm, home: FunctionNode, unit: Unit): boolean {
  if (unit.kind !== 'function') return false;
  if (!arm.returnLeaves) return arm.form !== 'errorFirst' && givesValue(arm);
  const inside = (node: Node): boolean => arm.body.some((part) => contains(part, node));
  const returns = reading.file.bodyOf(home).returns;
  const handed = returns.filter((node) => inside(node) && node.argument !== null);
  const elsewhere = returns.filter((node) => !inside(node) && node.argument !== null);
  if (handed.some((node) => saysNothing(node.argument))) return elsewhere.some((node) => !saysNothing(node.argument));
  // A handler that falls off the end of a function whose try returns a value.
  return handed.length === 0 && arm.site.type === 'TryStatement' && elsewhere.some((node) => contains(arm.site, node) && !saysNothing(node.argument)) && isLastStatement(arm.site, home);
}

/** `const row = await insert().catch(() => null)`: the value is there to be read. */
function givesValue(arm: FailureArm): boolean {
  const { site } = arm;
  if (arm.rest && arm.rest.length > 0) return false;
  if (site.type === 'ReturnStatement' && !(arm.known || arm.body.some((node) => node.type !== 'ExpressionStatement' && !(node.type === 'CallExpression')))) return false;
  return site.type === 'VariableDeclaration' || site.type === 'ReturnStatement' || (site.type === 'ExpressionStatement' && site.expression.type === 'AssignmentExpression');
}

function isLastStatement(site: Node, home: FunctionNode): boolean {
  return home.body?.type === 'BlockStatement' && home.body.body.at(-1) === site;
}

/** A loop that tries the same write again until it works. */
function retries(reading: Reading, arm: FailureArm, home: FunctionNode): boolean {
  for (let node: Node | undefined = arm.site.parent; node && node !== home; node = node.parent) {
    if (isFunction(node)) return false;
    if (!isLoop(node)) continue;
    const words = reading.file.input.text.slice(node.range[0], node.body.range[0]);
    const text = arm.site.type === 'TryStatement' ? reading.file.textOf(arm.site.block) : '';
    const again = /attempt|retr(?:y|ies)|tries|backoff/i.test(words) || (node.type !== 'ForOfStatement' && node.type !== 'ForInStatement' && /\b(?:break|return)\b/.test(text));
    return again && !givesUpQuietly(reading, node, home);
  }
  return false;
}

/** A bounded retry loop after whose last attempt the function goes on as if it had worked. */
function givesUpQuietly(reading: Reading, loop: Node, home: FunctionNode): boolean {
  if (!(endsOf([loop], reading.summaries.neverReturns) & Ends.normally)) return false;
  const { after } = statementsAfter(loop, home);
  return reading.reports.of(after, []).level !== 'failed' && (endsOf(after, reading.summaries.neverReturns) & Ends.byThrow) === 0 && !after.some((node) => node.type === 'ReturnStatement' && node.argument !== null);
}

/** An earlier primary write of the same function that would fail it. */
function followsPrimary(reading: Reading, arm: FailureArm, home: FunctionNode): boolean {
  return reading.file.bodyOf(home).calls.some((call) => {
    if (call.range[1] > arm.site.range[0] || arm.operations.some((operation) => operation.place.start === call.range[0])) return false;
    for (let node: Node | undefined = call; node && node !== home; node = node.parent) {
      if (node.type === 'TryStatement' && node.handler && contains(node.block, call) && !contains(node, arm.site)) return false;
      // Another arm of the same choice does not run before this one.
      const isArm = node.type === 'SwitchCase' || node.type === 'CatchClause' || (node.parent?.type === 'IfStatement' && node.parent.test !== node);
      if (isArm && !contains(node, arm.site)) return false;
    }
    const operation = reading.summaries.writeOf(call);
    return operation !== null && operation.role === 'primary' && operation.tier === 'primary';
  });
}
