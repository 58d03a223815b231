import type { TSESTree } from '@typescript-eslint/types';
import type { Certainty } from '../../model/operation.ts';
import type { Unit, UnitKind } from '../../model/unit.ts';
import type { Library, LibraryUnit } from '../../vocabulary/library.ts';
import { matchesName } from '../../vocabulary/name-pattern.ts';
import { kindByName, kindByPayloadType, nameOfFunction } from './unit-names.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import type { Reading } from './reading.ts';
import {
  calledName, enclosingFunction, isFunction, memberName, pathOf, placeOf, propertyName, propertyOf, receiverOf, stringValue, unwrap,
  type Call, type FunctionNode, type Node,
} from './syntax.ts';

const webhookPath = /(?:web-?hooks?|\/hooks?\b|callback|\/ipn\b|\/events?\b|notif(?:y|ication)s?)/i;
const routerName = /(?:^|\.)(?:app|router|server|fastify|api|routes?|\w*[rR]outer|\w*[aA]pp)$/;
const emitterWork = /^(?:message|messages|data|job|event|notification|record|records|\w*[._:-](?:created|updated|deleted|received|message))$/;

/** Recognises functions whose normal return tells somebody "this work is done". */
export class Units {
  private readonly reading: Reading;
  private readonly vocabulary: Vocabulary;
  private readonly registered = new Map<FunctionNode, Unit>();
  private readonly derived = new Map<FunctionNode, Unit | null>();
  private callers: Map<FunctionNode, Call[]> | null = null;

  constructor(reading: Reading, vocabulary: Vocabulary) {
    this.reading = reading;
    this.vocabulary = vocabulary;
    for (const body of reading.file.bodies) {
      for (const call of body.calls) this.fromCall(call);
      for (const construction of body.constructions) this.fromConstruction(construction);
      if (isFunction(body.node)) this.fromTypes(body.node);
    }
    for (const owner of reading.file.classes) this.fromClass(owner);
  }

  /** Functions that are units by registration, by name, or because a unit of this file hands its work to them. */
  all(): readonly { readonly node: FunctionNode; readonly unit: Unit }[] {
    const found: { node: FunctionNode; unit: Unit }[] = [];
    for (const body of this.reading.file.bodies) {
      const unit = isFunction(body.node) ? this.of(body.node) : null;
      if (unit && isFunction(body.node)) found.push({ node: body.node, unit });
    }
    return found;
  }

  of(node: FunctionNode): Unit | null {
    return this.registered.get(node) ?? this.byName(node) ?? this.fromCaller(node);
  }

  /** The unit that a node belongs to; callbacks belong to the function around them. */
  around(node: Node): { readonly node: FunctionNode; readonly unit: Unit } | null {
    let weakest: FunctionNode | null = null;
    for (let current = enclosingFunction(node); current; current = enclosingFunction(current)) {
      const unit = this.of(current);
      if (unit) return { node: current, unit };
      weakest = current;
      if (current.parent.type !== 'CallExpression' && current.parent.type !== 'NewExpression') break;
    }
    if (!weakest) return null;
    return { node: weakest, unit: this.make(weakest, 'function', 'likely', null, 'its callers take the return for success') };
  }

  private make(node: FunctionNode, kind: UnitKind, certainty: Certainty, library: string | null, onReturn: string): Unit {
    return { name: nameOfFunction(node) ?? (library === null ? 'this function' : `the ${library} handler`), kind, certainty, library, place: placeOf(node), onReturn };
  }

  private register(handler: Node | null | undefined, unit: LibraryUnit, library: Library | null, certainty: Certainty, kind: UnitKind = unit.is): void {
    if (!handler) return;
    if (Array.isArray(unit.handler)) {
      for (const key of unit.handler as readonly string[]) {
        let value: Node | null = this.valueOf(handler);
        for (const part of key.split('.')) value = value ? propertyOf(value, part) : null;
        if (value) this.register(value, { ...unit, handler: 0 }, library, certainty, kind);
      }
      return;
    }
    const node = this.functionIn(handler);
    if (node && !this.registered.has(node))
      this.registered.set(node, this.make(node, kind, certainty, library?.id ?? null, unit.onReturn ?? defaultReturn(kind)));
  }

  private valueOf(node: Node): Node {
    const value = unwrap(node);
    return (value.type === 'Identifier' ? this.reading.origins.initialValue(value) : null) ?? value;
  }

  /** The function that a value is: itself, a name, `this.handle.bind(this)`, or wrapped as in `asyncHandler(fn)`. */
  private functionIn(handler: Node): FunctionNode | null {
    const value = unwrap(handler);
    if (isFunction(value)) return value;
    if (value.type === 'CallExpression') {
      const receiver = receiverOf(value);
      if (calledName(value) === 'bind' && receiver) return this.functionIn(receiver);
      for (const argument of value.arguments) {
        const inner = isFunction(argument) ? argument : argument.type === 'Identifier' || argument.type === 'MemberExpression' ? this.functionIn(argument) : null;
        if (inner) return inner;
      }
      return null;
    }
    const origin = this.reading.origins.of(value);
    return origin?.is === 'function' ? origin.node : null;
  }

  private fromCall(call: Call): void {
    const name = calledName(call);
    if (name === null) return;
    const receiver = receiverOf(call);
    if (receiver) {
      for (const { library, unit } of this.vocabulary.registered('calls', name)) {
        const certainty = this.certaintyOf(receiver, library, unit, call);
        if (!certainty || !eventMatches(call, unit)) continue;
        const at = typeof unit.handler === 'number' ? unit.handler : 0;
        const handler = call.arguments.at(at);
        this.register(handler, unit, library, certainty, isWebhook(call, unit) ? 'webhook' : unit.is);
      }
      if ((name === 'on' || name === 'addListener' || name === 'subscribe') && call.arguments.length > 1) {
        const event = stringValue(call.arguments[0]);
        if (event !== null && (emitterWork.test(event) || name === 'subscribe')) this.register(call.arguments.at(-1), { is: 'event' }, null, 'likely');
      }
      return;
    }
    const origin = this.reading.origins.of(call.callee);
    for (const { library, unit } of this.vocabulary.registered('functions', origin?.is === 'library' && origin.receiver !== null ? origin.receiver : name))
      if (origin?.is === 'library' && origin.library === library.id)
        this.register(call.arguments.at(typeof unit.handler === 'number' ? unit.handler : 0), unit, library, 'proved');
  }

  /** Registered with this library: by origin, or by the names that its clients go by. */
  private certaintyOf(receiver: Node, library: Library, unit: LibraryUnit, call: Call): Certainty | null {
    const origin = this.reading.origins.of(receiver);
    if (origin?.is === 'library') return origin.library === library.id ? 'proved' : null;
    if (origin?.is === 'function' || origin?.is === 'class' || origin?.is === 'instance') return null;
    const path = pathOf(receiver);
    if (path === null) return null;
    if (unit.is === 'request') return routerName.test(path) && (stringValue(call.arguments[0]) ?? '').startsWith('/') && library.id === 'express' ? 'likely' : null;
    if (Array.isArray(unit.handler)) {
      const options = call.arguments[0] ? this.valueOf(call.arguments[0]) : null;
      return (unit.handler as readonly string[]).some((key) => propertyOf(options, key.split('.')[0] ?? key)) ? 'proved' : null;
    }
    return library.names && matchesName(path, library.names) && call.arguments.length > 1 ? 'likely' : null;
  }

  private fromConstruction(node: TSESTree.NewExpression): void {
    const name = calledName(node);
    if (name === null) return;
    const origin = this.reading.origins.of(node.callee);
    for (const { library, unit } of this.vocabulary.registered('new', origin?.is === 'library' && origin.receiver !== null && origin.receiver !== '*' ? origin.receiver : name))
      if (origin?.is === 'library' && origin.library === library.id)
        this.register(node.arguments.at(typeof unit.handler === 'number' ? unit.handler : 0), unit, library, 'proved');
  }

  /** `const handler: SQSHandler = …` and `(event: SQSEvent) => …`. */
  private fromTypes(node: FunctionNode): void {
    const holder = node.parent.type === 'VariableDeclarator' && node.parent.id.type === 'Identifier' ? node.parent.id.typeAnnotation : undefined;
    const type = typeNames(holder?.typeAnnotation);
    for (const name of type)
      for (const form of ['type', 'payload'] as const)
        for (const { library, unit } of this.vocabulary.registered(form, name)) this.register(node, unit, library, 'proved');
    const first = node.params[0];
    const annotation = first && 'typeAnnotation' in first ? first.typeAnnotation?.typeAnnotation : undefined;
    for (const name of typeNames(annotation))
      for (const { library, unit } of this.vocabulary.registered('payload', name))
        if (this.isEntry(node)) this.register(node, unit, library, 'proved');
  }

  /** Exported or assigned to `exports`: a helper that also takes the event is no unit of its own. */
  private isEntry(node: FunctionNode): boolean {
    const outer = node.type === 'FunctionDeclaration' ? node.parent : node.parent.type === 'VariableDeclarator' ? node.parent.parent.parent : node.parent;
    return outer?.type === 'ExportNamedDeclaration' || outer?.type === 'ExportDefaultDeclaration' || outer?.type === 'AssignmentExpression' || outer?.type === 'MethodDefinition' || outer?.type === 'CallExpression';
  }

  private fromClass(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression): void {
    const bases: { form: 'extends' | 'implements'; name: string }[] = [];
    const base = owner.superClass ? pathOf(owner.superClass) : null;
    if (base !== null) bases.push({ form: 'extends', name: base });
    for (const contract of owner.implements ?? []) bases.push({ form: 'implements', name: pathOf(contract.expression) ?? '' });
    for (const element of owner.body.body) {
      if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') continue;
      const value = element.value ? unwrap(element.value) : null;
      if (!isFunction(value)) continue;
      for (const decorator of element.decorators ?? []) {
        const expression = unwrap(decorator.expression);
        const callee = expression.type === 'CallExpression' ? expression.callee : expression;
        const name = callee.type === 'MemberExpression' ? memberName(callee) : propertyName(callee);
        for (const { library, unit } of this.vocabulary.registered('decorator', name ?? '')) {
          const origin = this.reading.origins.of(callee);
          if (origin?.is !== 'library' || origin.library === library.id || library.kind === 'framework')
            this.register(value, unit, library, 'proved', expression.type === 'CallExpression' && isWebhook(expression, unit) ? 'webhook' : unit.is);
        }
      }
      const method = propertyName(element.key) ?? '';
      for (const { form, name } of bases)
        for (const { library, unit } of this.vocabulary.registered(form, name))
          if (unit.methods?.includes(method)) this.register(value, unit, library, 'proved');
    }
  }

  private byName(node: FunctionNode): Unit | null {
    const name = nameOfFunction(node);
    const { settings } = this.reading;
    if (name !== null && settings.units && matchesName(name, settings.units)) return this.make(node, 'job', 'proved', null, defaultReturn('job'));
    const kind = kindByName(node, name, this.reading.file.input.filename) ?? kindByPayloadType(node);
    return kind ? this.make(node, kind, 'likely', null, defaultReturn(kind)) : null;
  }

  /** A unit of this file that awaits or returns a call and does nothing with its result shares its verdict with it. */
  private fromCaller(node: FunctionNode): Unit | null {
    const known = this.derived.get(node);
    if (known !== undefined) return known;
    this.derived.set(node, null);
    let unit: Unit | null = null;
    for (const call of this.callersOf(node)) {
      const outer = enclosingFunction(call);
      if (!outer || !ignoresResult(call)) continue;
      const caller = this.registered.get(outer) ?? (call.arguments.length > 0 ? this.around(call)?.unit : null);
      if (caller && caller.kind !== 'function' && caller.kind !== 'request') unit = { ...caller, name: nameOfFunction(node) ?? caller.name, place: placeOf(node) };
    }
    this.derived.set(node, unit);
    return unit;
  }

  private callersOf(node: FunctionNode): readonly Call[] {
    if (!this.callers) {
      this.callers = new Map();
      for (const body of this.reading.file.bodies)
        for (const call of body.calls) {
          const called = this.reading.summaries.calledBy(call);
          if (called) this.callers.set(called, [...(this.callers.get(called) ?? []), call]);
        }
    }
    return this.callers.get(node) ?? [];
  }
}

function eventMatches(call: Call, unit: LibraryUnit): boolean {
  if (!unit.events) return true;
  const event = stringValue(call.arguments[0]);
  return event !== null && unit.events.includes(event);
}

function isWebhook(call: Call, unit: LibraryUnit): boolean {
  return unit.is === 'request' && webhookPath.test(stringValue(call.arguments[0]) ?? '');
}

function ignoresResult(call: Call): boolean {
  const parent = call.parent.type === 'AwaitExpression' ? call.parent.parent : call.parent;
  return parent.type === 'ExpressionStatement' || parent.type === 'ReturnStatement' || parent.type === 'ArrowFunctionExpression' || (parent.type === 'UnaryExpression' && parent.operator === 'void');
}

function typeNames(annotation: TSESTree.TypeNode | undefined): string[] {
  if (annotation?.type !== 'TSTypeReference') return [];
  const { typeName } = annotation;
  const name = typeName.type === 'Identifier' ? typeName.name : typeName.type === 'TSQualifiedName' ? typeName.right.name : '';
  return [name, ...(annotation.typeArguments?.params ?? []).flatMap((parameter) => typeNames(parameter))];
}

const returns: Readonly<Record<UnitKind, string>> = {
  message: 'the message counts as handled',
  job: 'the job counts as completed',
  event: 'the event counts as handled',
  webhook: 'the sender is told that all is well',
  cron: 'the run counts as done',
  request: 'the caller is told that all is well',
  function: 'its callers take the return for success',
};

function defaultReturn(kind: UnitKind): string {
  return returns[kind];
}
