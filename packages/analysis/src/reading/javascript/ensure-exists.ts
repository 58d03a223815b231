import type { TSESTree } from '@typescript-eslint/types';
import type { EnsureExists } from '../../model/ensure-exists.ts';
import type { Operation } from '../../model/operation.ts';
import { isPromiseMethod } from './chain.ts';
import { Ends, endsOf } from './completion.ts';
import { comparesNearby } from './drift-evidence.ts';
import type { Reading } from './reading.ts';
import type { Body } from './source-file.ts';
import { calledName, contains, isFunction, pathOf, placeOf, statementsOf, unwrap, type Call, type FunctionNode, type Node } from './syntax.ts';
import { functionOf } from './arms.ts';
import { nameOfFunction } from './unit-names.ts';
import { createByName, existsByName } from './schema-names.ts';

/** Reads every place that makes a thing with a schema when it is missing. */
export function readEnsureExists(reading: Reading): readonly EnsureExists[] {
  if (!/creat|ensure|provision|assert/i.test(reading.file.input.text)) return [];
  const found = new Map<number, EnsureExists>();
  for (const body of reading.file.bodies)
    for (const fact of [...oneCalls(reading, body), ...ofBranches(reading, body), ...ofTries(reading, body), ...ofPromises(reading, body)])
      if (!found.has(fact.create.place.start)) found.set(fact.create.place.start, fact);
  return [...found.values()].sort((a, b) => a.place.start - b.place.start);
}

function make(reading: Reading, form: EnsureExists['form'], place: Node, test: Operation | null, create: Operation): EnsureExists {
  const home = functionAround(place);
  const name = home ? nameOfFunction(home) : null;
  const span = placeOf(place);
  return {
    kind: 'ensureExists', form, test, create,
    place: place.type === 'IfStatement' ? { start: span.start, end: place.test.range[1] + 1 } : span,
    resource: create.resource ?? 'schema',
    compares: comparesNearby(reading, place, test, create),
    explained: reading.intent.explains(place),
    verdict: {
      text: `${name ? `\`${name}\`` : 'start-up'} goes on with whatever schema is live`,
      place: home ? { start: Math.max(home.range[0], home.range[1] - 1), end: home.range[1] } : { start: span.end, end: span.end },
    },
  };
}

function functionAround(node: Node): FunctionNode | null {
  let current: Node | undefined = node.parent;
  while (current && !(isFunction(current) && (nameOfFunction(current) !== null || current.parent.type !== 'CallExpression'))) current = current.parent;
  return current && isFunction(current) ? current : null;
}

/** `createCollection()` in a piece of code, also inside functions of this file. */
function createIn(reading: Reading, root: Node): Operation | null {
  let found: Operation | null = null;
  reading.file.descend(root, (node) => {
    if (found || (isFunction(node) && node !== root && node.parent.type !== 'CallExpression')) return false;
    if (node.type === 'CallExpression') found = createOf(reading, node);
    if (node.type === 'TaggedTemplateExpression') {
      const operation = reading.operations.of(node);
      if (operation?.kind === 'create') found = operation;
    }
    return undefined;
  });
  return found && (found as Operation).drift === 'none' ? found : null;
}

function createOf(reading: Reading, call: Call): Operation | null {
  const own = reading.operations.of(call);
  if (own) return own.kind === 'create' || own.kind === 'createIfMissing' ? own : createByName(call, own);
  const called = reading.summaries.calledBy(call);
  const inner = called ? (reading.summaries.of(called).performs.get('create') ?? null) : null;
  if (inner) return { ...inner, name: `${pathOf(call.callee) ?? inner.name}()`, place: placeOf(call) };
  return createByName(call, null);
}

/** The existence test that a value comes from: the call itself, or what a constant was set to. */
function testIn(reading: Reading, root: Node): Operation | null {
  let found: Operation | null = null;
  let depth = 0;
  const look = (start: Node): void => {
    if (depth++ > 4) return;
    reading.file.descend(start, (node) => {
      if (found || (isFunction(node) && node.parent.type !== 'CallExpression')) return false;
      if (node.type === 'CallExpression') found = testOf(reading, node);
      else if (node.type === 'TaggedTemplateExpression') {
        const operation = reading.operations.of(node);
        if (operation?.kind === 'describe') found = operation;
      } else if (node.type === 'Identifier' && !(node.parent.type === 'MemberExpression' && node.parent.property === node)) {
        const value = definedAs(reading, node);
        if (value) look(value);
      }
      return found === null;
    });
  };
  look(root);
  return found;
}

function testOf(reading: Reading, call: Call): Operation | null {
  const own = reading.operations.of(call);
  if (own?.kind === 'exists' || own?.kind === 'describe') return own;
  if (own && own.kind !== 'read') return null;
  const called = reading.summaries.calledBy(call);
  if (called) {
    const { performs } = reading.summaries.of(called);
    const inner = performs.get('exists') ?? performs.get('describe');
    if (inner) return { ...inner, name: `${pathOf(call.callee) ?? inner.name}()`, place: placeOf(call) };
  }
  return existsByName(call);
}

function definedAs(reading: Reading, identifier: TSESTree.Identifier): Node | null {
  const variable = reading.bindings.variableOf(identifier);
  const definition = variable?.defs[0];
  if (definition?.type !== 'Variable') return null;
  if (definition.node.init && definition.node.init.type !== 'Literal') return unwrap(definition.node.init);
  // `let exists = true; try { await describe(); } catch { exists = false; }`
  for (const reference of variable?.references ?? []) {
    if (!reference.writeExpr || reference.writeExpr === definition.node.init) continue;
    for (let node: Node | undefined = reference.identifier as Node; node && !isFunction(node); node = node.parent) if (node.type === 'TryStatement') return node.block;
    return reference.writeExpr as Node;
  }
  return null;
}

/** `if (!exists) create()` and `if (exists) return; create()`. */
function* ofBranches(reading: Reading, body: Body): Generator<EnsureExists> {
  for (const branch of body.branches) {
    if (branch.type !== 'IfStatement') continue;
    const arms = [branch.consequent, ...(branch.alternate ? [branch.alternate] : [])];
    let create = arms.map((arm) => createIn(reading, arm)).find((operation) => operation !== null) ?? null;
    if (!create && leaves(reading, branch.consequent)) create = createAfter(reading, branch);
    if (!create) continue;
    const test = testIn(reading, branch.test);
    if (test && test.place.start !== create.place.start) yield make(reading, 'exists-then-create', branch, test, create);
  }
  yield* ofExpressions(reading, body);
}

/** `exists || (await create())`, `exists ? open() : create()`. */
function* ofExpressions(reading: Reading, body: Body): Generator<EnsureExists> {
  for (const call of body.calls) {
    const operation = createOf(reading, call);
    if (!operation || operation.drift !== 'none' || operation.kind !== 'create') continue;
    for (let node: Node | undefined = call.parent; node && !/Statement$|Declaration$/.test(node.type) && !isFunction(node); node = node.parent) {
      const tested = node.type === 'LogicalExpression' ? node.left : node.type === 'ConditionalExpression' ? node.test : null;
      if (!tested || contains(tested, call)) continue;
      const test = testIn(reading, tested);
      if (test) yield make(reading, 'exists-then-create', call, test, operation);
    }
  }
}

/** The create among the statements that follow this one in its block. */
function createAfter(reading: Reading, node: Node): Operation | null {
  const siblings: readonly Node[] = node.parent?.type === 'BlockStatement' || node.parent?.type === 'Program' ? node.parent.body : [];
  for (const sibling of siblings.slice(siblings.indexOf(node) + 1)) {
    const create = createIn(reading, sibling);
    if (create) return create;
  }
  return null;
}

function leaves(reading: Reading, node: Node): boolean {
  return !(endsOf(statementsOf(node), reading.summaries.neverReturns) & (Ends.normally | Ends.byThrow));
}

/** `try { describe() } catch { create() }`, and a create whose "already exists" is swallowed. */
function* ofTries(reading: Reading, body: Body): Generator<EnsureExists> {
  for (const node of body.tries) {
    if (!node.handler) continue;
    const create = createIn(reading, node.handler.body);
    const test = create ? testIn(reading, node.block) : null;
    if (create && test) {
      yield make(reading, 'describe-fails', node.handler.param ?? node.handler, test, create);
      continue;
    }
    // `try { describe(); return; } catch (e) { if (!isMissing(e)) throw e; } create();`
    const tested = leaves(reading, node.block) && !create ? testIn(reading, node.block) : null;
    const later = tested ? createAfter(reading, node) : null;
    if (tested && later) yield make(reading, 'describe-fails', node.handler, tested, later);
    const tried = createIn(reading, node.block);
    if (tried && !create && swallowsExists(reading, [node.handler.body])) yield make(reading, 'swallow-exists', node.handler.param ?? node.handler, null, tried);
  }
}

function* ofPromises(reading: Reading, body: Body): Generator<EnsureExists> {
  for (const call of body.calls) {
    if (!isPromiseMethod(call) || calledName(call) !== 'catch') continue;
    const callee = unwrap(call.callee);
    const handler = call.arguments[0] && functionOf(reading, call.arguments[0]);
    if (callee.type !== 'MemberExpression' || !handler) continue;
    const create = createIn(reading, handler.body);
    const test = create ? testIn(reading, callee.object) : null;
    if (create && test) yield make(reading, 'describe-fails', call.callee, test, create);
    const tried = createIn(reading, callee.object);
    if (tried && !create && swallowsExists(reading, [handler.body])) yield make(reading, 'swallow-exists', callee.property, null, tried);
  }
}

/** The handler speaks of "already exists" and lets exactly that pass. */
function swallowsExists(reading: Reading, body: readonly Node[]): boolean {
  const text = body.map((node) => reading.file.textOf(node)).join('\n');
  return /already[\s_-]?exist|AlreadyExist|ResourceInUse|already_exists|duplicate_(?:table|object)|42P07|42710|NamespaceExists|codeName|TOPIC_ALREADY_EXISTS|\b409\b|\b48\b|(?:is|was)\w*Exists?Error|Conflict/i.test(text)
    && (endsOf(body.flatMap((node) => statementsOf(node)), reading.summaries.neverReturns) & (Ends.normally | Ends.byReturn)) !== 0;
}

/** `getOrCreateCollection()`, `createIfNotExists()`, `CREATE TABLE IF NOT EXISTS`. */
function* oneCalls(reading: Reading, body: Body): Generator<EnsureExists> {
  for (const call of [...body.calls, ...body.templates]) {
    const operation = reading.operations.of(call);
    if (operation?.kind === 'createIfMissing' && operation.drift === 'none')
      yield make(reading, operation.name.includes('`') || isSql(call) ? 'sql-text' : 'one-call', call, null, operation);
  }
}

function isSql(call: Node): boolean {
  return call.type === 'CallExpression' && /^(?:query|execute|exec|raw|run|unsafe|command|batch|prepare|\$executeRaw\w*|\$queryRaw\w*)$/.test(calledName(call) ?? '');
}
