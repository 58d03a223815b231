import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { ReportLevel } from "../../../model/report.ts";
import { strongest } from "../../../model/report.ts";
import { isWrite } from "../../../model/operation.ts";
import { lastPart, matchesName } from "../../../vocabulary/name-pattern.ts";
import { isErrorValue, isFalsy, makesError, statusOf } from "./error-values.ts";
import { withErrorTexts } from "./error-texts.ts";
import type { Reading } from "../reading.ts";
import { answerOf, isResponder, isTextOnly } from "./answer-of.ts";
import { levelOf } from "./level-of.ts";
import {
  calledName,
  enclosingFunction,
  isFunction,
  memberName,
  pathOf,
  receiverOf,
  stringValue,
  unwrap,
  type Call,
  type Node,
} from "../syntax/node.ts";
import { rootOf } from "../syntax/root-of.ts";
import { claimsDone } from "./claims-done.ts";
import { isKeptForNobody } from "./kept-for-nobody.ts";
import { hasSame } from "./has-same.ts";
import { givesNothing } from "./gives-nothing.ts";
import { namesFailure } from "./names-failure.ts";
import { passers, formatters } from "./passers.ts";
import { isTraceCall, stands, runsHere } from "./stands.ts";

/** What a failure path does so that somebody learns of it. */
export interface PathReport {
  level: ReportLevel;
  /** The log call as written, shortened. */
  text: string | null;
  /** Variables of the surroundings that carry the failure out: `failed = true`, `errors.push(e)`. */
  readonly carriers: Set<Variable>;
}

/** Reads what the statements of a failure path report, at most, on any path through them. */
export class Reports {
  private readonly reading: Reading;
  /** By its first node: several kinds of facts ask for the same path. */
  private readonly known = new Map<
    Node,
    { nodes: readonly Node[]; errors: readonly Variable[]; report: PathReport }[]
  >();

  constructor(reading: Reading) {
    this.reading = reading;
  }

  of(nodes: readonly Node[], errors: readonly Variable[]): Readonly<PathReport> {
    const [first] = nodes;
    const known = first ? (this.known.get(first) ?? []) : [];
    const same = known.find((one) => hasSame(one.nodes, nodes) && hasSame(one.errors, errors));
    if (same) return same.report;
    const report = this.read(nodes, errors);
    if (first) this.known.set(first, [...known, { nodes, errors, report }]);
    return report;
  }

  private read(nodes: readonly Node[], errors: readonly Variable[]): PathReport {
    const report: PathReport = { level: "silent", text: null, carriers: new Set() };
    const home = nodes[0] ? enclosingFunction(nodes[0]) : null;
    const known = withErrorTexts(this.reading, nodes, errors);
    for (const root of nodes) {
      // The value of an arrow: `(error) => ({ ok: false, error })`.
      if (!/Statement$|Declaration$|^Call/.test(root.type) && isErrorValue(root)) raise(report, "failed");
      this.reading.file.descend(root, (node) => {
        if (isFunction(node) && node !== root && !runsHere(node)) return false;
        this.note(node, report, known, nodes, enclosingFunction(node) === home);
        return undefined;
      });
    }
    return report;
  }

  /** Whether a value mentions one of the error variables: `err`, `err.message`, `{ cause: err }`. */
  mentions(node: Node, errors: readonly Variable[]): boolean {
    if (errors.length === 0) return false;
    return errors.some((error) =>
      error.references.some(
        ({ identifier }) => node.range[0] <= identifier.range[0] && identifier.range[1] <= node.range[1],
      ),
    );
  }

  private note(
    node: Node,
    report: PathReport,
    errors: readonly Variable[],
    within: readonly Node[],
    ownReturn: boolean,
  ): void {
    switch (node.type) {
      case "ThrowStatement":
        raise(report, "failed");
        break;
      case "ReturnStatement":
        if (ownReturn && node.argument && this.returnsError(node.argument, errors)) raise(report, "failed");
        break;
      case "CallExpression":
        this.noteCall(node, report, errors);
        break;
      case "AssignmentExpression":
        this.noteAssignment(node, report, errors, within);
        break;
      case "UpdateExpression":
        this.carry(node.argument, report, within);
        break;
      case "NewExpression":
        // `new DropRecorder(err)` in a statement of its own is somebody's reporter.
        if (node.parent.type === "ExpressionStatement" && this.mentions(node, errors)) raise(report, "counted");
        break;
      default:
    }
  }

  private returnsError(argument: Node, errors: readonly Variable[]): boolean {
    const value = unwrap(argument);
    const called = value.type === "CallExpression" ? this.reading.summaries.calledBy(value) : null;
    // `return noteFailure(error)` leaves early, and gives nothing.
    if (called && givesNothing(this.reading, called)) return false;
    if (isErrorValue(argument)) return true;
    if (value.type === "CallExpression") {
      const operation = this.reading.operations.of(value);
      if (operation && levelOf(operation) !== "silent" && operation.kind !== "nack") return false;
      if (answerOf(value) !== null) return false;
    }
    return this.mentions(argument, errors);
  }

  private noteCall(call: Call, report: PathReport, errors: readonly Variable[]): void {
    const { operations, summaries, settings } = this.reading;
    const path = pathOf(call.callee) ?? "";
    const name = lastPart(path) || (calledName(call) ?? "");
    const answer = answerOf(call);
    // `sendResponse(500, …)`, `fail(ctx, 422, …)`: a status in the arguments is an answer as well.
    if (
      call.arguments.some(
        (argument) =>
          argument.type === "Literal" &&
          typeof argument.value === "number" &&
          argument.value >= 400 &&
          argument.value < 600,
      )
    )
      return raise(report, "failed");
    if (answer !== null) {
      // A redirect on the failure path leads to a page that says so.
      const tells = call.arguments.some((argument) => isErrorValue(argument) || this.mentions(argument, errors));
      // `response.send(error.message)` with no status answers 200.
      if (answer >= 300 || (tells && !isTextOnly(call))) raise(report, "failed");
      return;
    }
    if (summaries.neverReturns(call) || path === "Promise.reject" || /rethrow/i.test(path))
      return raise(report, "failed");
    const operation = operations.of(call);
    if (operation?.kind === "log" && namesFailure(name)) return raise(report, "failed");
    if (operation) {
      if (operation.kind === "log") {
        report.text ??= operation.name;
        // `report: (e) => logger.error(e)` inside a reporter call is part of that call.
        return raise(report, "logged");
      }
      if (isWrite(operation)) {
        // A write on the failure path keeps the item or records the failure, unless it only goes on with other work.
        // A commit keeps what was written before, not what failed.
        const keeps =
          !name.startsWith("commit") &&
          operation.tier !== "cache" &&
          operation.tier !== "delete" &&
          operation.tier !== "cleanup";
        return keeps ? raise(report, "deadLettered") : undefined;
      }
      return raise(report, levelOf(operation));
    }
    const summary = summaries.ofCall(call);
    if (summary) {
      if (summary.throws) raise(report, "failed");
      if (summary.settles === "nack") raise(report, "failed");
      if (summary.write) raise(report, "deadLettered");
      raise(report, summary.report);
      if (summary.report === "logged") report.text ??= `${path}()`;
      // `failures.note(id, error)`: whoever asks the object later learns of it.
      const keeper = summary.keeps ? receiverOf(call) : null;
      if (keeper) this.carry(keeper, report, [], true);
      // It is given the error and does something with it that is no log: `bounce(err)`; or more than can be seen.
      const does = summary.opaque || (summary.report === "silent" && summary.calls);
      if (does && call.arguments.some((argument) => makesError(argument) || this.mentions(argument, errors)))
        raise(report, "counted");
      // What cannot be seen to its end may do what its name says.
      if (!summary.opaque) return;
    }
    if (settings.wrappers && matchesName(path, settings.wrappers)) return raise(report, "counted");
    if (
      passers.test(name) &&
      call.arguments[0] &&
      !claimsDone(name, call.arguments[0]) &&
      (errors.length === 0 ||
        call.arguments.some(
          (argument) => this.mentions(argument, errors) || isErrorValue(argument) || argument.type === "Literal",
        ))
    )
      return raise(report, "failed");
    // `resolve("failed to complete request")`: whoever waits is given the failure as a value.
    if (name === "resolve" && call.arguments.some((argument) => isErrorValue(argument))) return raise(report, "failed");
    // `reply.raw.write('event: error …')`: told over the open connection.
    if (
      /^(?:write|send|end|enqueue)$/.test(name) &&
      call.arguments.some((argument) => /error|fail/i.test(stringValue(argument) ?? ""))
    )
      return raise(report, "failed");
    if (name === "emit" || name === "dispatchEvent") {
      const event = stringValue(call.arguments[0]) ?? "";
      if (
        /err|fail|reject|dead|exception/i.test(event) ||
        call.arguments.some((argument) => this.mentions(argument, errors))
      )
        return raise(report, "counted");
    }
    if (name === "push" || name === "unshift" || name === "add" || name === "set") {
      const target = receiverOf(call);
      // `response.set('X-Failed', 'yes')` is a header.
      if (target && (target.type === "Identifier" || target.type === "MemberExpression") && !isResponder(target))
        return this.carry(target, report, [], true);
    }
    if (isTraceCall(path)) return;
    if (
      namesFailure(name) ||
      (stands(call) && /notif|alert|mailer|pager|incident/i.test(receiverOfPath(path))) ||
      (stands(call) &&
        call.arguments.some((argument) => argument.type === "ObjectExpression" && isErrorValue(argument)))
    )
      return raise(report, "counted");
    // A function that we cannot see gets the error in a statement of its own: taken for a reporter.
    if (!formatters.test(name) && stands(call) && call.arguments.some((argument) => this.mentions(argument, errors)))
      raise(report, "counted");
  }

  private noteAssignment(
    node: TSESTree.AssignmentExpression,
    report: PathReport,
    errors: readonly Variable[],
    within: readonly Node[],
  ): void {
    const { left, right } = node;
    if (left.type === "Identifier") return this.carry(left, report, within);
    if (left.type !== "MemberExpression") return;
    const property = memberName(left) ?? "";
    const path = pathOf(left) ?? "";
    if (path === "process.exitCode") return raise(report, "failed");
    if (property === "status" || property === "statusCode") {
      const status = statusOf(right);
      if (status !== null) return status >= 400 ? raise(report, "failed") : undefined;
    }
    const denies = /^(?:ok|success|succeeded|valid|saved|delivered)$/.test(property) && isFalsy(unwrap(right));
    if (
      denies ||
      /fail|error|reject|invalid|dead/i.test(property) ||
      isErrorValue(right) ||
      this.mentions(right, errors)
    ) {
      const root = rootOf(left);
      if (root.type === "Identifier") return this.carry(root, report, within);
      return isKeptForNobody(this.reading, left) ? undefined : raise(report, "failed");
    }
  }

  /** Notes that the failure leaves the path in a variable of the surroundings. */
  private carry(
    target: Node,
    report: PathReport,
    within: readonly Node[],
    mutates = target.type !== "Identifier",
  ): void {
    const root = rootOf(target);
    if (root.type === "ThisExpression" && !isKeptForNobody(this.reading, target)) return raise(report, "failed");
    if (root.type !== "Identifier") return;
    const variable = this.reading.bindings.variableOf(root);
    const declared = variable?.defs[0]?.name;
    if (!variable || !declared) return;
    if (within.some((node) => node.range[0] <= declared.range[0] && declared.range[1] <= node.range[1])) return;
    if (variable.defs[0]?.type === "ImportBinding") return raise(report, "failed");
    if (variable.defs[0]?.type === "Parameter" && mutates) return raise(report, "failed");
    report.carriers.add(variable);
  }
}

/** `this.alerts` for `this.alerts.open`. */
function receiverOfPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf(".")));
}

function raise(report: PathReport, level: ReportLevel): void {
  report.level = strongest(report.level, level);
}
