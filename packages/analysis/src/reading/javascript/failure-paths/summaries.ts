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
import { keepsFailures } from "./keeps-failures.ts";
import { emptySummary, type RemoteCall, type Summary } from "./summary.ts";
import { keepsInObject } from "./keeps-in-object.ts";
import { isPlainCall } from "./is-plain-call.ts";
import { catches, isAfterFailure } from "./after-failure.ts";
import { levelOf } from "./level-of.ts";
import { asksForOne, isSideName, onlyLooks } from "./only-looks.ts";
import { stands } from "./stands.ts";
import {
  bodyOf,
  calledName,
  isFunction,
  pathOf,
  unwrap,
  type Call,
  type Callable,
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
  private readonly endless = new Map<FunctionNode, boolean>();

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
    if (called) return this.isEndless(called);
    // Asked of every statement: other modules are only looked into for a name that says so.
    return neverReturning.test(calledName(call) ?? "") && this.ofCall(call)?.neverReturns === true;
  };

  /** The write that a call makes, itself or through the functions that it calls. */
  writeOf(call: Call): Operation | null {
    const own = this.operations.of(call);
    if (own) return isWrite(own) ? own : null;
    // `getSettings()` may store defaults on its way: whoever calls it wants to read.
    if (onlyLooks(calledName(call) ?? "")) return null;
    const summary = this.ofCall(call);
    const inner = summary?.contained ? null : summary?.write;
    return inner
      ? {
          ...inner,
          name: `${pathOf(call.callee) ?? inner.name}()`,
          // `distributedLock.releaseLock()` writes a key; what it is called says what that is worth.
          role: isSideName(calledName(call) ?? "") ? ("secondary" as const) : inner.role,
          place: { start: call.range[0], end: call.range[1] },
        }
      : null;
  }

  private read(node: FunctionNode): Summary {
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
      // A template that is no statement known to anybody only makes a text.
      if (call.type === "TaggedTemplateExpression") continue;
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
      // `const line = format(…)`, `console.warn(yellow(…))`: what only gives a value tells nobody.
      const isDone = isTerminal(call) && (stands(call) || isObserved(call));
      if (origin?.is === "imported") {
        const { source, path } = origin;
        const shared = { isProtected: this.isProtected(call, node), isAfterFailure: isAfterFailure(call, node) };
        remote.push({ source, path, stands: isDone, ...shared });
      } else if (!isPlainCall(call) && !asksForOne(calledName(call) ?? "") && isDone) opaque = true;
    }
    return {
      write,
      lostByLeaving,
      report,
      neverReturns: this.isEndless(node),
      throws: this.throws(node),
      keeps: keepsInObject(this.file, node),
      contained: keepsFailures(this.file, node, this.neverReturns),
      calls: this.file
        .bodyOf(node)
        .calls.some(
          (call) =>
            this.operations.of(call)?.kind !== "log" &&
            !/^(?:String|stringify|toString|Error|now|isArray|format|join|map)$/.test(calledName(call) ?? ""),
        ),
      settles,
      performs,
      async: node.async || isPromise(node.returnType?.typeAnnotation),
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
      // `setTimeout(() => this.extend(task), interval)`: by then the function has long returned.
      if (isFunction(current) && parent.type === "CallExpression" && timers.test(calledName(parent) ?? "")) return true;
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

  /** Asked far more often than for the rest of a summary, and known from the statements alone. */
  private isEndless(node: FunctionNode): boolean {
    const known = this.endless.get(node);
    if (known !== undefined) return known;
    this.endless.set(node, false); // recursion ends here
    const returnType = node.returnType?.typeAnnotation;
    const isNever =
      returnType?.type === "TSNeverKeyword" ||
      (returnType?.type === "TSTypeReference" && returnType.typeArguments?.params[0]?.type === "TSNeverKeyword");
    const isEndless =
      node.body?.type === "BlockStatement" &&
      (isNever || !(endsOf(bodyOf(node), this.neverReturns) & (Ends.normally | Ends.byReturn)));
    this.endless.set(node, isEndless);
    return isEndless;
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
  private *callsIn(node: FunctionNode): Generator<Callable> {
    for (const body of this.file.bodiesWithin(node)) {
      if (body.node !== node && !(isFunction(body.node) && isCallbackWithin(body.node, node))) continue;
      yield* body.calls;
      yield* body.templates;
    }
  }
}

const neverReturning = /throw|fail|abort|raise|bail|exit|never|unreachable|panic|error|reject|assert/i;

/** The main one speaks for the function: `del()` and then `insert()` is an insert. */
function moreMain(known: Operation | null, write: Operation | null): Operation | null {
  return known === null || (isMain(write) && !isMain(known)) ? write : known;
}

function isMain(write: Operation | null): boolean {
  return write !== null && write.role === "primary" && write.tier === "primary";
}

const timers = /^(?:setTimeout|setInterval|setImmediate|nextTick|queueMicrotask)$/;

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
