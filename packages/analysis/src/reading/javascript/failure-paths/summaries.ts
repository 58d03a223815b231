import type { Operation, OperationKind } from "../../../model/operation.ts";
import type { ReportLevel } from "../../../model/report.ts";
import { isWrite } from "../../../model/operation.ts";
import { strongest } from "../../../model/report.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { Operations } from "../resolving/operations.ts";
import type { Origins } from "../resolving/origins.ts";
import type { SourceFile } from "../syntax/source-file.ts";
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

/** What a function of this file does when it is called. */
export interface Summary {
  /** The first write whose failure leaves the function as a throw or rejection. */
  readonly write: Operation | null;
  /** What somebody learns from a call: a log, a metric, a dead letter. */
  readonly report: ReportLevel;
  /** It always throws or ends the process. */
  readonly neverReturns: boolean;
  /** It calls something that is no log. */
  readonly calls: boolean;
  /** It throws on some path. */
  readonly throws: boolean;
  /** It settles a message itself. */
  readonly settles: "ack" | "nack" | null;
  /** The first operation of each kind that it performs. */
  readonly performs: ReadonlyMap<OperationKind, Operation>;
}

const nothing: Summary = {
  write: null,
  report: "silent",
  neverReturns: false,
  throws: false,
  calls: false,
  settles: null,
  performs: new Map(),
};
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
  private readonly known = new Map<FunctionNode, Summary>();

  constructor(file: SourceFile, origins: Origins, operations: Operations) {
    this.file = file;
    this.origins = origins;
    this.operations = operations;
  }

  of(node: FunctionNode): Summary {
    const known = this.known.get(node);
    if (known) return known;
    this.known.set(node, nothing); // recursion ends here
    const summary = this.read(node);
    this.known.set(node, summary);
    return summary;
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
    return called !== null && this.of(called).neverReturns;
  };

  /** The write that a call makes, itself or through functions of this file. */
  writeOf(call: Call): Operation | null {
    const own = this.operations.of(call);
    if (own) return isWrite(own) ? own : null;
    const called = this.calledBy(call);
    if (!called) return null;
    const inner = this.of(called).write;
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
    let report: ReportLevel = "silent";
    let settles: Summary["settles"] = null;
    const performs = new Map<OperationKind, Operation>();
    for (const call of this.callsIn(node)) {
      const operation = this.operations.of(call);
      if (operation?.kind === "ack" || operation?.kind === "nack") settles = operation.kind;
      if (operation && !performs.has(operation.kind)) performs.set(operation.kind, operation);
      report = strongest(report, levelOf(operation));
      // The main one speaks for the function: `del()` and then `insert()` is an insert.
      if (!isMain(write) && !isProtected(call, node)) {
        const own = this.writeOf(call);
        if (write === null || isMain(own)) write = own;
      }
      if (!operation) {
        const called = this.calledBy(call);
        if (called) {
          const inner = this.of(called);
          report = strongest(report, inner.report);
          settles ??= inner.settles;
          for (const [kind, performed] of inner.performs) if (!performs.has(kind)) performs.set(kind, performed);
        }
      }
    }
    const neverReturns = isNever || !(endsOf(bodyOf(node), this.neverReturns) & (Ends.normally | Ends.byReturn));
    return {
      write,
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
    };
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

/** Whether a try around this node, inside the function, keeps its failure from leaving. */
function isProtected(node: Node, within: FunctionNode): boolean {
  let current = node;
  while (current.parent && current !== within) {
    const parent: Node = current.parent;
    if (parent.type === "TryStatement" && parent.block === current && parent.handler) return true;
    current = parent;
  }
  return false;
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
