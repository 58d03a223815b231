import type { TSESTree } from '@typescript-eslint/types';
import type { Guard } from '../../model/guard.ts';
import type { Operation } from '../../model/operation.ts';
import type { Unit } from '../../model/unit.ts';
import { isWrite } from '../../model/operation.ts';
import { isPromiseMethod } from './chain.ts';
import { Ends, endsOf } from './completion.ts';
import { isErrorValue } from './error-values.ts';
import { causeOf } from './guard-cause.ts';
import { isLookupName } from './guard-words.ts';
import { Payload } from './payload.ts';
import { effectsLeaving, writesLeaving } from './protected-writes.ts';
import type { Reading } from './reading.ts';
import { answerOf } from './responses.ts';
import { calledName, isFunction, isLoop, pathOf, placeOf, statementsOf, unwrap, type FunctionNode, type Node } from './syntax.ts';
import { saysNothing, statementsAfter } from './verdict.ts';

type Draft = Omit<Guard, 'siblingReports'>;

/** Reads the early exits and skipped arms of every unit that is given work from outside. */
export function readGuards(reading: Reading): readonly Guard[] {
  const found: Guard[] = [];
  for (const { node, unit } of reading.units.all()) {
    if (unit.kind === 'function' || unit.kind === 'request') continue;
    const payload = new Payload(reading, node);
    const drafts: Draft[] = [];
    for (const body of reading.file.bodies) {
      if (body.node !== node && !(isFunction(body.node) && isPartOf(body.node, node, reading))) continue;
      for (const branch of body.branches)
        if (branch.type === 'IfStatement') drafts.push(...guardsOf(reading, payload, branch, node, unit));
    }
    const reports = drafts.some((guard) => guard.report !== 'silent');
    found.push(...drafts.map((guard) => ({ ...guard, siblingReports: reports && guard.report === 'silent' })));
  }
  return found.sort((a, b) => a.place.start - b.place.start);
}

/** Callbacks that run for the items of the unit's own work. */
function isPartOf(inner: FunctionNode, home: FunctionNode, reading: Reading): boolean {
  if (inner.parent.type !== 'CallExpression' || reading.units.of(inner)) return false;
  let current: Node | undefined = inner.parent;
  while (current && !isFunction(current)) current = current.parent;
  return current === home || (isFunction(current) && current !== inner && isPartOf(current, home, reading));
}

function* guardsOf(reading: Reading, payload: Payload, branch: TSESTree.IfStatement, home: FunctionNode, unit: Unit): Generator<Draft> {
  const arms: readonly [Node | null, boolean][] = [[branch.consequent, true], [branch.alternate, false]];
  for (const [arm, leavesWhen] of arms) {
    if (!arm || arm.type === 'IfStatement') continue;
    const form = exitOf(reading, arm, unit);
    if (!form) continue;
    const rest = leavesWhen ? [...(branch.alternate ? [branch.alternate] : []), ...workAfter(branch, home)] : [branch.consequent, ...workAfter(branch, home)];
    yield draft(reading, payload, branch, arm, leavesWhen, form, unit, rest);
    return;
  }
  if (!branch.alternate && !isElseIf(branch) && isLastWork(reading, branch, home)) {
    const after = workAfter(branch, home);
    if (!(endsOf(after, reading.summaries.neverReturns) & (Ends.normally | Ends.byReturn))) return;
    // A function that gives a value afterwards only left out an optional step.
    if (after.some((node) => node.type === 'ReturnStatement' && !saysNothing(node.argument))) return;
    const skipped = draft(reading, payload, branch, null, false, 'skippedArm', unit, [branch.consequent]);
    yield { ...skipped, report: reading.reports.of(after, []).level };
  }
}

function draft(
  reading: Reading, payload: Payload, branch: TSESTree.IfStatement, arm: Node | null, leavesWhen: boolean, form: Guard['form'], unit: Unit, rest: readonly Node[],
): Draft {
  const place = placeOf(branch);
  const isLast = !leavesWhen && arm !== null && isElseIf(branch);
  const cause = causeOf(reading, payload, branch.test, leavesWhen);
  return {
    kind: 'guard', form, unit,
    place: { start: place.start, end: branch.test.range[1] + 1 },
    condition: clip(reading.file.textOf(branch.test)),
    // The last `else` of a chain of tests is what is left when none fits: `version === 2`, `version === 3`, else.
    cause: isLast && cause === 'routing' ? (/version/i.test(reading.file.textOf(branch.test)) ? 'invalid-payload' : 'unknown-type') : cause,
    presenceOnly: cause === 'invalid-payload' && !/\(|typeof|instanceof|[<>]|\.(?:success|ok|valid|error)\b/.test(reading.file.textOf(branch.test)),
    skipped: firstWork(reading, rest),
    report: arm ? reportOfExit(reading, arm) : 'silent',
    explained: reading.intent.explains(arm ?? branch, branch.range[0]) || reading.intent.explains(branch, branch.range[0]),
  };
}

/** A log of any level, a metric, a write or an answer with an error in the arm; also a value that says what happened. */
function reportOfExit(reading: Reading, arm: Node): Guard['report'] {
  const report = reading.reports.of(statementsOf(arm), []).level;
  if (report !== 'silent') return report;
  let told = false;
  reading.file.descend(arm, (node) => {
    if (node.type === 'CallExpression' && !isPromiseMethod(node)) {
      const operation = reading.operations.of(node);
      const harmless = operation?.kind === 'ack' || operation?.kind === 'read' || operation?.kind === 'pure' || answerOf(node) !== null || isPlain(node);
      // A call that we cannot see may be the report: `this.skip(event, 'no order')`.
      if (!harmless) told = true;
      return operation === null;
    }
    if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') told = true;
    return undefined;
  });
  return told ? 'logged' : 'silent';
}

function isPlain(call: TSESTree.CallExpression): boolean {
  const path = pathOf(call.callee) ?? calledName(call) ?? '';
  return /^(?:Promise\.resolve|resolve|commitOffsets\w*|resolveOffset|heartbeat|span\.end|clearTimeout|clearInterval|String|Number|Boolean)$/.test(path) || /\.(?:resolveOffset|commitOffsetsIfNecessary|heartbeat|end|stop|done|release|ack)$/.test(path) || /^(?:heartbeat|done|next|cb|callback)$/.test(path);
}

/** How an arm leaves: by a return that says nothing, or by moving on to the next item. */
function exitOf(reading: Reading, arm: Node, unit: Unit): 'return' | 'continue' | 'break' | null {
  const last = statementsOf(arm).at(-1);
  if (last?.type === 'ContinueStatement') return 'continue';
  if (last?.type === 'BreakStatement') return insideLoop(last) ? 'break' : null;
  if (last?.type !== 'ReturnStatement') return null;
  if (saysNothing(last.argument)) return 'return';
  const value = last.argument ? unwrap(last.argument) : null;
  if (!value || isErrorValue(value)) return null;
  if (value.type === 'Literal' && value.value === true) return 'return';
  if (value.type === 'CallExpression') {
    const answer = answerOf(value);
    if (answer !== null) return unit.kind === 'webhook' && answer < 400 ? 'return' : null;
    const operation = reading.operations.of(value);
    if (operation?.kind === 'ack' || /^(?:Promise\.resolve|next|done|callback|cb)$/.test(pathOf(value.callee) ?? '')) return value.arguments.length === 0 || operation?.kind === 'ack' ? 'return' : null;
  }
  return null;
}

function insideLoop(node: Node): boolean {
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (current.type === 'SwitchStatement' || isLoop(current)) return true;
  }
  return false;
}

function isElseIf(branch: TSESTree.IfStatement): boolean {
  return branch.parent.type === 'IfStatement' && branch.parent.alternate === branch;
}

function workAfter(branch: Node, home: FunctionNode): readonly Node[] {
  return statementsAfter(branch, home).after;
}

/** The arm holds the last work of its list: whoever skips it does nothing. */
function isLastWork(reading: Reading, branch: TSESTree.IfStatement, home: FunctionNode): boolean {
  if (writesLeaving(reading, [branch.consequent]).length === 0 && effectsLeaving(reading, [branch.consequent]).length === 0) return false;
  const { parent } = branch;
  if (parent.type !== 'BlockStatement') return false;
  const at = parent.body.indexOf(branch);
  const before = parent.body.slice(0, at);
  const after = workAfter(branch, home);
  return !firstWork(reading, after) && !before.some((node) => node.type !== 'VariableDeclaration' && firstWork(reading, [node]) !== null);
}

/** The first write of these statements, or else the first awaited call that may be one. */
function firstWork(reading: Reading, nodes: readonly Node[]): Operation | null {
  let sure: Operation | null = null;
  let maybe: Operation | null = null;
  for (const root of nodes)
    reading.file.descend(root, (node) => {
      if (sure || (isFunction(node) && node.parent.type !== 'CallExpression')) return false;
      if (node.type !== 'CallExpression') return undefined;
      const write = reading.summaries.writeOf(node);
      if (write) sure = write;
      else if (!maybe && isStatementOfWork(node)) {
        const operation = reading.operations.of(node);
        if (!operation || isWrite(operation)) maybe = unknownWork(node);
      }
      return undefined;
    });
  return sure ?? maybe;
}

/** `await apply(event)` or `return apply(event);`: something is done there, unless its name says that it only looks. */
function isStatementOfWork(call: TSESTree.CallExpression): boolean {
  if (isLookupName(calledName(call) ?? '') || isPlain(call)) return false;
  return call.parent.type === 'AwaitExpression' || (call.parent.type === 'ReturnStatement' && answerOf(call) === null);
}

function unknownWork(call: TSESTree.CallExpression): Operation {
  return {
    kind: 'write', certainty: 'likely', name: `${pathOf(call.callee) ?? calledName(call) ?? 'the work'}()`, library: null, tier: 'primary', role: 'primary',
    place: placeOf(call), resource: null, drift: 'none',
  };
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
