import type { TSESTree } from "@typescript-eslint/types";
import type { Certainty } from "../../../model/operation.ts";
import type { Unit, UnitKind } from "../../../model/unit.ts";
import type { Library, LibraryUnit } from "../../../vocabulary/library.ts";
import { matchesName } from "../../../vocabulary/name-pattern.ts";
import type { Vocabulary } from "../../../vocabulary/vocabulary.ts";
import { functionIn } from "./function-in.ts";
import { makeUnit } from "./make-unit.ts";
import { ownRegistrationOf } from "./own-registration-of.ts";
import type { Reading } from "../reading.ts";
import { isDefaultExport } from "./is-default-export.ts";
import { isSigned } from "./is-signed.ts";
import { scheduledCallback } from "./scheduled-callback.ts";
import {
  calledName,
  enclosingFunction,
  isFunction,
  memberName,
  pathOf,
  propertyName,
  propertyOf,
  receiverOf,
  stringValue,
  unwrap,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";

const webhookPath = /(?:web-?hooks?|\/hooks?\b|callback|\/ipn\b|\/events?\b|\/push\b|\/inbound|notif(?:y|ication)s?)/i;
const routerName = /(?:^|\.)(?:app|router|server|fastify|api|routes?|\w*[rR]outer|\w*[aA]pp|hooks|\w*[wW]ebhooks)$/;
const emitterWork =
  /^(?:message|messages|data|job|event|notification|record|records|\w*[._:-](?:created|updated|deleted|received|message))$/;

const ownRegistering = /^(?:on|subscribe|listen|consume)(?:To)?(?:Event|Message|Topic|Queue|DomainEvent)?$/;
const topicName = /^\w+(?:[.:/-]\w+)*[.:/-]\w*ed$/;

/** Functions that are handed to a library, or typed, decorated or declared as its handlers. */
export class Registrations {
  readonly units: ReadonlyMap<FunctionNode, Unit>;
  private readonly found = new Map<FunctionNode, Unit>();
  private readonly reading: Reading;
  private readonly vocabulary: Vocabulary;

  constructor(reading: Reading, vocabulary: Vocabulary) {
    this.reading = reading;
    this.vocabulary = vocabulary;
    this.units = this.found;
    for (const body of reading.file.bodies) {
      for (const call of body.calls) {
        this.fromCall(call);
        this.register(scheduledCallback(call), { is: "cron" }, null, "likely");
      }
      for (const { id, init } of body.declarations)
        if (init && unwrap(init).type === "ObjectExpression")
          this.fromType(unwrap(init), typeOfTable(id, init), "type");
      for (const construction of body.constructions) this.fromConstruction(construction);
      if (isFunction(body.node)) this.fromTypes(body.node);
    }
    for (const owner of reading.file.classes) this.fromClass(owner);
    // Where no library explains a call, the way it is made may.
    for (const body of reading.file.bodies)
      for (const call of body.calls) {
        const own = ownRegistrationOf(reading, call);
        const unit = own ? (this.found.get(own.node) ?? makeUnit(own.node, own.kind, "likely", null)) : null;
        if (own && unit && !unit.registered) this.found.set(own.node, { ...unit, registered: true });
      }
  }

  private register(
    handler: Node | null | undefined,
    unit: LibraryUnit,
    library: Library | null,
    certainty: Certainty,
    kind: UnitKind = unit.is,
  ): void {
    if (!handler) return;
    if (Array.isArray(unit.handler)) {
      for (const key of unit.handler as readonly string[]) {
        for (const value of valuesAt(this.valueOf(handler), key.split(".")))
          this.register(value, { ...unit, handler: 0 }, library, certainty, kind);
      }
      return;
    }
    const node = functionIn(this.reading, handler);
    // A request that is signed by its sender is an event of theirs.
    if (node && kind === "request" && isSigned(this.reading.file.textOf(node)))
      return this.register(node, { ...unit, is: "webhook" }, library, certainty, "webhook");
    if (node && !this.found.has(node))
      this.found.set(node, makeUnit(node, kind, certainty, library?.id ?? null, unit, handler));
  }

  private valueOf(node: Node): Node {
    const value = unwrap(node);
    return (value.type === "Identifier" ? this.reading.bindings.initialValue(value) : null) ?? value;
  }

  private fromCall(call: Call): void {
    const name = calledName(call);
    if (name === null) return;
    const receiver = receiverOf(call);
    if (receiver) {
      // tRPC: `procedure.input(…).mutation(async ({ ctx, input }) => …)`
      if (name === "mutation" && call.arguments.length === 1)
        this.register(call.arguments[0], { is: "request" }, null, "likely");
      for (const { library, unit } of this.vocabulary.registered("calls", name)) {
        const certainty = this.certaintyOf(receiver, library, unit, call);
        if (!certainty || !eventMatches(call, unit)) continue;
        for (const handler of handlerArguments(call, unit))
          this.register(handler, unit, library, certainty, isWebhook(call, unit) ? "webhook" : unit.is);
      }
      if (
        !/^(?:process|self|parentPort|port|worker|cluster|child|cp|window)$/.test(pathOf(receiver) ?? "") &&
        (name === "on" || name === "addListener" || name === "subscribe") &&
        call.arguments.length > 1
      ) {
        const event = stringValue(call.arguments[0]);
        if (event !== null && (emitterWork.test(event) || name === "subscribe"))
          this.register(call.arguments.at(-1), { is: "event" }, null, "likely");
      }
      return;
    }
    // `onEvent('order.delivered', bookPoints)`, a function of the project's own.
    if (ownRegistering.test(name) && topicName.test(stringValue(call.arguments[0]) ?? ""))
      this.register(call.arguments.at(-1), { is: name.startsWith("consume") ? "message" : "event" }, null, "likely");
    const origin = this.reading.origins.of(call.callee);
    for (const { library, unit } of this.vocabulary.registered(
      "functions",
      origin?.is === "library" && origin.receiver !== null ? origin.receiver : name,
    ))
      if (origin?.is === "library" && origin.library === library.id)
        for (const handler of handlerArguments(call, unit)) this.register(handler, unit, library, "proved");
  }

  /** Registered with this library: by origin, or by the names that its clients go by. */
  private certaintyOf(receiver: Node, library: Library, unit: LibraryUnit, call: Call): Certainty | null {
    const origin = this.reading.origins.of(receiver);
    if (origin?.is === "library") return origin.library === library.id ? "proved" : null;
    if (origin?.is === "function" || origin?.is === "class" || origin?.is === "instance") return null;
    const path = pathOf(receiver);
    if (path === null) return null;
    if (unit.is === "request")
      return routerName.test(path) && (stringValue(call.arguments[0]) ?? "").startsWith("/") && library.id === "express"
        ? "likely"
        : null;
    if (Array.isArray(unit.handler)) {
      const named = (unit.handler as readonly string[]).some(
        (key) =>
          !key.includes("*") &&
          call.arguments.some((argument) => propertyOf(this.valueOf(argument), key.split(".")[0] ?? key)),
      );
      // `eachMessage` and its like are words of one library only; `run` or `handler` are not.
      return named && library.kind !== "workflow" && library.kind !== "serverless" ? "proved" : null;
    }
    // The client goes by a name of this library, and registers the way this library does.
    return library.names && matchesName(path, library.names) && call.arguments.length > 1 ? "proved" : null;
  }

  private fromConstruction(node: TSESTree.NewExpression): void {
    const name = calledName(node);
    if (name === null) return;
    const origin = this.reading.origins.of(node.callee);
    for (const { library, unit } of this.vocabulary.registered(
      "new",
      origin?.is === "library" && origin.receiver !== null && origin.receiver !== "*" ? origin.receiver : name,
    ))
      if (origin?.is === "library" && origin.library === library.id)
        for (const handler of handlerArguments(node, unit)) this.register(handler, unit, library, "proved");
  }

  /** `const handler: SQSHandler = …` and `(event: SQSEvent) => …`. */
  private fromTypes(node: FunctionNode): void {
    for (const form of ["type", "payload"] as const) this.fromType(node, writtenType(node), form);
    if (!this.isEntry(node)) return;
    for (const parameter of node.params.slice(0, 2))
      if ("typeAnnotation" in parameter) this.fromType(node, parameter.typeAnnotation?.typeAnnotation, "payload");
  }

  private fromType(node: Node, annotation: TSESTree.TypeNode | undefined, form: "type" | "payload"): void {
    if (annotation?.type !== "TSTypeReference") return;
    const { typeName } = annotation;
    const name =
      typeName.type === "Identifier" ? typeName.name : typeName.type === "TSQualifiedName" ? typeName.right.name : "";
    const origin = this.reading.origins.ofType(annotation);
    for (const { library, unit } of this.vocabulary.registered(form, name))
      if (origin?.is === "library" && origin.library === library.id) this.register(node, unit, library, "proved");
    for (const parameter of annotation.typeArguments?.params ?? []) this.fromType(node, parameter, form);
  }

  /** Exported or assigned to `exports`: a helper that also takes the event is no unit of its own. */
  private isEntry(node: FunctionNode): boolean {
    const outer =
      node.type === "FunctionDeclaration"
        ? node.parent
        : node.parent.type === "VariableDeclarator"
          ? node.parent.parent.parent
          : node.parent;
    return (
      outer?.type === "ExportNamedDeclaration" ||
      outer?.type === "ExportDefaultDeclaration" ||
      outer?.type === "AssignmentExpression" ||
      outer?.type === "MethodDefinition" ||
      outer?.type === "CallExpression" ||
      (outer?.type === "Property" && isDefaultExport(outer.parent))
    );
  }

  private fromClass(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression): void {
    const bases: { form: "extends" | "implements"; name: string }[] = [];
    const base = owner.superClass ? pathOf(owner.superClass) : null;
    if (base !== null) bases.push({ form: "extends", name: base });
    for (const contract of owner.implements ?? [])
      bases.push({ form: "implements", name: pathOf(contract.expression) ?? "" });
    const marks = (owner.decorators ?? []).map((decorator) => {
      const expression = unwrap(decorator.expression);
      return propertyName(expression.type === "CallExpression" ? expression.callee : expression) ?? "";
    });
    for (const element of owner.body.body) {
      if (element.type !== "MethodDefinition" && element.type !== "PropertyDefinition") continue;
      const value = element.value ? unwrap(element.value) : null;
      if (!isFunction(value)) continue;
      for (const decorator of element.decorators ?? []) {
        const expression = unwrap(decorator.expression);
        const callee = expression.type === "CallExpression" ? expression.callee : expression;
        const name = callee.type === "MemberExpression" ? memberName(callee) : propertyName(callee);
        for (const { library, unit } of this.vocabulary.registered("decorator", name ?? "")) {
          const origin = this.reading.origins.of(callee);
          if (origin?.is !== "library" || origin.library === library.id || library.kind === "framework")
            this.register(
              value,
              unit,
              library,
              "proved",
              expression.type === "CallExpression" && isWebhook(expression, unit) ? "webhook" : unit.is,
            );
        }
      }
      const method = propertyName(element.key) ?? "";
      for (const mark of marks)
        for (const { library, unit } of this.vocabulary.registered("decorator", mark))
          if (unit.methods?.includes(method)) this.register(value, unit, library, "proved");
      for (const { form, name } of bases)
        for (const { library, unit } of this.vocabulary.registered(form, name))
          if (unit.methods?.includes(method)) this.register(value, unit, library, "proved");
    }
  }
}

/** The arguments that may hold the handler: the one at its index, or every object when it is named by keys. */
function handlerArguments(call: Call | TSESTree.NewExpression, unit: LibraryUnit): readonly Node[] {
  if (Array.isArray(unit.handler)) return call.arguments;
  const handler = call.arguments.at(typeof unit.handler === "number" ? unit.handler : 0);
  return handler ? [handler] : [];
}

/** The members of an object literal along a path of keys; `*` stands for every key. */
function valuesAt(node: Node | null, keys: readonly string[]): readonly Node[] {
  const [key, ...rest] = keys;
  if (!node || key === undefined) return node ? [node] : [];
  if (key !== "*") return valuesAt(propertyOf(node, key), rest);
  if (node.type !== "ObjectExpression") return [];
  return node.properties.flatMap((property) => (property.type === "Property" ? valuesAt(property.value, rest) : []));
}

function eventMatches(call: Call, unit: LibraryUnit): boolean {
  if (!unit.events) return true;
  const event = stringValue(call.arguments[0]);
  return event !== null && unit.events.includes(event);
}

/** Nobody delivers an event by asking: `GET /notifications` lists them. */
function isWebhook(call: Call, unit: LibraryUnit): boolean {
  return (
    unit.is === "request" &&
    !/^get$/i.test(calledName(call) ?? "") &&
    (webhookPath.test(stringValue(call.arguments[0]) ?? "") || /hooks$/i.test(pathOf(receiverOf(call) ?? call) ?? ""))
  );
}

/** `const tasks: TaskList = { … }`, `{ … } satisfies TaskList`. */
function typeOfTable(id: Node, init: Node): TSESTree.TypeNode | undefined {
  if (init.type === "TSSatisfiesExpression" || init.type === "TSAsExpression") return init.typeAnnotation;
  return id.type === "Identifier" ? id.typeAnnotation?.typeAnnotation : undefined;
}

/** The type that a function is written to have: its variable's or property's, or what the function around returns. */
function writtenType(node: FunctionNode): TSESTree.TypeNode | undefined {
  let { parent }: { parent: Node } = node;
  if (parent.type === "TSSatisfiesExpression") return parent.typeAnnotation;
  if (parent.type === "VariableDeclarator")
    return parent.id.type === "Identifier" ? parent.id.typeAnnotation?.typeAnnotation : undefined;
  if (parent.type === "PropertyDefinition") return parent.typeAnnotation?.typeAnnotation;
  if (parent.type === "ReturnStatement") parent = enclosingFunction(node) ?? parent;
  return isFunction(parent) ? parent.returnType?.typeAnnotation : undefined;
}
