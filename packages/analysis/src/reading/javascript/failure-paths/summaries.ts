import type { TSESTree } from "@typescript-eslint/types";
import type { Operation, OperationKind } from "../../../model/operation.ts";
import type { ReportLevel } from "../../../model/report.ts";
import { isWrite } from "../../../model/operation.ts";
import { strongest } from "../../../model/report.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { Operations } from "../resolving/operations.ts";
import { summaryElsewhere } from "../resolving/summary-elsewhere.ts";
import type { Origins } from "../resolving/origins.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { isObserved, isTerminal, promiseCallsOn } from "../syntax/chain.ts";
import type { ModuleView } from "../modules/module-view.ts";
import { emptySummary, type RemoteCall, type Summary } from "./summary.ts";
import { stands } from "./stands.ts";
import {
  bodyOf,
  calledName,
  isFunction,
  pathOf,
  unwrap,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";

const exits = new Set([
  "process.exit",
  "process.abort",
  "Deno.exit",
  "assertNever",
  "unreachable",
  "notFound",
  "redirect",
]);

/** Summaries of the functions of one file, made when first asked for. */
export class Summaries {
  private readonly file: SourceFile;
  private readonly origins: Origins;
  private readonly operations: Operations;
  private readonly modules: ModuleView | null;
  private readonly known = new Map<FunctionNode, Summary>();

  /** Without `modules`, what is called in other modules stays open, in `Summary.remote`. */
  constructor(file: SourceFile, origins: Origins, operations: Operations, modules: ModuleView | null) {
    this.file = file;
    this.origins = origins;
    this.operations = operations;
    this.modules = modules;
  }

  of(node: FunctionNode): Summary {
    const known = this.known.get(node);
    if (known) return known;
    this.known.set(node, emptySummary); // recursion ends here
    const own = this.read(node);
    const summary = this.modules ? this.modules.link(own) : own;
    this.known.set(node, summary);
    return summary;
  }

  /** What a call does, be its function in this file or in another; null when nobody can see. */
  ofCall(call: Call): Summary | null {
    return this.ofFunction(call.callee);
  }

  /** The same for a function that is handed over by its name: `.catch(report)`. */
  ofFunction(node: Node): Summary | null {
    const origin = this.origins.of(node);
    if (origin?.is === "function") return this.of(origin.node);
    return summaryElsewhere(this.origins, node);
  }

  /** The function of this file that a call runs. */
  calledBy(call: Call): FunctionNode | null {
    const origin = this.origins.of(call.callee);
    return origin?.is === "function" ? origin.node : null;
  }

  neverReturns = (call: Call): boolean => {
    const path = pathOf(call.callee);
    if (path !== null && exits.has(path)) return true;
    const called = this.calledBy(call);
    if (called) return this.of(called).neverReturns;
    // Asked of every statement: other modules are only looked into for a name that says so.
    return neverReturning.test(calledName(call) ?? "") && this.ofCall(call)?.neverReturns === true;
  };

  /** The write that a call makes, itself or through the functions that it calls. */
  writeOf(call: Call): Operation | null {
    const own = this.operations.of(call);
    if (own) return isWrite(own) ? own : null;
    // `getSettings()` may store defaults on its way: whoever calls it wants to read.
    if (onlyLooks(calledName(call) ?? "")) return null;
    const inner = this.ofCall(call)?.write;
    return inner
      ? {
          ...inner,
          name: `${pathOf(call.callee) ?? inner.name}()`,
          place: { start: call.range[0], end: call.range[1] },
        }
      : null;
  }

  private read(node: FunctionNode): Summary {
    const returnType = node.returnType?.typeAnnotation;
    const isNever =
      returnType?.type === "TSNeverKeyword" ||
      (returnType?.type === "TSTypeReference" && returnType.typeArguments?.params[0]?.type === "TSNeverKeyword");
    let write: Operation | null = null;
    let lostByLeaving: Operation | null = null;
    let report: ReportLevel = "silent";
    let settles: Summary["settles"] = null;
    const performs = new Map<OperationKind, Operation>();
    const remote: RemoteCall[] = [];
    let opaque = false;
    for (const call of this.callsIn(node)) {
      const operation = this.operations.of(call);
      if (operation?.kind === "ack" || operation?.kind === "nack") settles = operation.kind;
      if (operation && !performs.has(operation.kind)) performs.set(operation.kind, operation);
      report = strongest(report, levelOf(operation));
      if (operation) {
        if (isWrite(operation) && !this.isProtected(call, node)) {
          write = moreMain(write, operation);
          if (!isAfterFailure(call, node)) lostByLeaving = moreMain(lostByLeaving, operation);
        }
        continue;
      }
      const called = this.calledBy(call);
      if (called) {
        const inner = this.of(called);
        if (inner.write && !this.isProtected(call, node)) {
          write = moreMain(write, this.writeOf(call));
          if (inner.lostByLeaving && !isAfterFailure(call, node))
            lostByLeaving = moreMain(lostByLeaving, inner.lostByLeaving);
        }
        report = strongest(report, inner.report);
        settles ??= inner.settles;
        // `getLogger("x").error(…)`: the log is what is done.
        opaque ||= inner.opaque && isTerminal(call);
        remote.push(...inner.remote);
        for (const [kind, performed] of inner.performs) if (!performs.has(kind)) performs.set(kind, performed);
        continue;
      }
      const origin = this.origins.of(call.callee);
      if (origin?.is === "imported")
        remote.push({
          source: origin.source,
          path: origin.path,
          isProtected: this.isProtected(call, node),
          isAfterFailure: isAfterFailure(call, node),
        });
      else if (!isPlainCall(call) && isTerminal(call) && (stands(call) || isObserved(call))) opaque = true;
    }
    const neverReturns = isNever || !(endsOf(bodyOf(node), this.neverReturns) & (Ends.normally | Ends.byReturn));
    return {
      write,
      lostByLeaving,
      report,
      neverReturns: neverReturns && node.body?.type === "BlockStatement",
      throws: this.throws(node),
      calls: this.file
        .bodyOf(node)
        .calls.some(
          (call) =>
            this.operations.of(call)?.kind !== "log" &&
            !/^(?:String|stringify|toString|Error|now|isArray|format|join|map)$/.test(calledName(call) ?? ""),
        ),
      settles,
      performs,
      async: node.async || isPromise(returnType),
      remote,
      opaque,
    };
  }

  /** Whether a `try` or `.catch` around this node, inside the function, keeps its failure from leaving. */
  private isProtected(node: Node, within: FunctionNode): boolean {
    for (let current = node; current.parent && current !== within; current = current.parent) {
      const { parent } = current;
      if (parent.type === "TryStatement" && parent.block === current && parent.handler && this.goesOn(parent.handler))
        return true;
      if (current.type !== "CallExpression") continue;
      for (const call of promiseCallsOn(current))
        if (catches(call) && !/\bthrow\b|\breject/.test(this.file.textOf(call.arguments.at(-1) ?? call))) return true;
    }
    return false;
  }

  /** `catch (error) { throw new OrderError(error) }` only gives the failure another name. */
  private goesOn(handler: TSESTree.CatchClause): boolean {
    // Nobody catches what ends the process.
    if (/\b(?:process|Deno)\.(?:exit|abort)\b/.test(this.file.textOf(handler))) return true;
    return (endsOf(handler.body.body, this.neverReturns) & ~Ends.byThrow) !== 0;
  }

  private throws(node: FunctionNode): boolean {
    let found = false;
    for (const part of bodyOf(node))
      this.file.descend(part, (inner) => {
        if (inner.type === "ThrowStatement") found = true;
        return !found && !isFunction(inner);
      });
    return found;
  }

  /** Calls of the function itself and of callbacks written inside it. */
  private *callsIn(node: FunctionNode): Generator<Call> {
    for (const body of this.file.bodiesWithin(node)) {
      if (body.node !== node && !(isFunction(body.node) && isCallbackWithin(body.node, node))) continue;
      yield* body.calls;
    }
  }
}

function onlyLooks(name: string): boolean {
  return (
    /^(?:get|load|find|fetch|read|list|resolve|lookup|query|search)(?:[A-Z]|$)/.test(name) &&
    !/Or[A-Z]|Create|Save|Store|AndUpdate|AndDelete|AndReplace/.test(name)
  );
}

const neverReturning = /throw|fail|abort|raise|bail|exit|never|unreachable|panic|error|reject|assert/i;

/** Members of the language's own objects, and what only waits or tidies up: nothing is told or stored there. */
function isPlainCall(call: Call): boolean {
  return plainName.test(calledName(call) ?? "") || languageObject.test(pathOf(call.callee) ?? "");
}

const languageObject = /^(?:process|Math|JSON|Object|Array|Number|String|Date|Promise|Reflect|Symbol|Buffer|crypto)\./;

const plainName =
  /^(?:then|catch|finally|map|filter|forEach|reduce|push|pop|shift|unshift|splice|slice|concat|join|split|replace|replaceAll|trim|includes|startsWith|endsWith|indexOf|find|findIndex|some|every|flat|flatMap|sort|toSorted|reverse|keys|values|entries|assign|freeze|parse|stringify|toString|valueOf|get|set|has|delete|clear|add|all|allSettled|race|any|resolve|now|toISOString|getTime|min|max|floor|ceil|round|random|String|Number|Boolean|Array|Date|setTimeout|clearTimeout|setInterval|clearInterval|setImmediate|sleep|delay|wait|on|once|off|bind|call|apply|super|require)$/;

/** The main one speaks for the function: `del()` and then `insert()` is an insert. */
function moreMain(known: Operation | null, write: Operation | null): Operation | null {
  return known === null || (isMain(write) && !isMain(known)) ? write : known;
}

function isMain(write: Operation | null): boolean {
  return write !== null && write.role === "primary" && write.tier === "primary";
}

export function levelOf(operation: Operation | null): ReportLevel {
  switch (operation?.kind) {
    case "log":
      return "logged";
    case "metric":
    case "alert":
      return "counted";
    case "deadLetter":
      return "deadLettered";
    case "nack":
    case "retry":
      return "failed";
    default:
      return "silent";
  }
}

function catches(call: Call): boolean {
  return calledName(call) === "catch" || (calledName(call) === "then" && call.arguments.length > 1);
}

/** In a `catch` or `.catch(…)`: what is done about a failure. */
function isAfterFailure(node: Node, within: FunctionNode): boolean {
  for (let current = node; current.parent && current !== within; current = current.parent) {
    const { parent } = current;
    if (current.type === "CatchClause") return true;
    if (parent.type === "CallExpression" && parent.callee !== current && catches(parent)) return true;
  }
  return false;
}

function isPromise(type: TSESTree.TypeNode | undefined): boolean {
  return (
    type?.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" &&
    /^(?:Promise|PromiseLike)$/.test(type.typeName.name)
  );
}

function isCallbackWithin(inner: FunctionNode, outer: FunctionNode): boolean {
  let current: Node = inner;
  while (current !== outer) {
    if (isFunction(current) && current.parent.type !== "CallExpression") return false;
    if (!current.parent) return false;
    current = current.parent;
    if (isFunction(current) && current !== outer && unwrap(current).parent?.type !== "CallExpression") return false;
  }
  return inner !== outer;
}
