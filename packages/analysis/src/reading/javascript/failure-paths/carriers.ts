import type { Variable } from "@typescript-eslint/scope-manager";
import type { ReportLevel } from "../../../model/report.ts";
import { strongest } from "../../../model/report.ts";
import type { Reading } from "../reading.ts";
import { contains, isFunction, isLoop, statementsOf, type Node } from "../syntax/node.ts";

/** Follows failures that leave their handler in a variable: who reads `failed`, `lastError`, `errors` afterwards. */
export class Carriers {
  private readonly reading: Reading;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  /** What the readers of these variables report; a variable that nobody reads reports nothing. */
  reportOf(variables: Iterable<Variable>, home: Node, steps = 3): ReportLevel {
    let level: ReportLevel = "silent";
    for (const variable of variables)
      for (const reference of variable.references) {
        if (!reference.isRead() || contains(home, reference.identifier as Node)) continue;
        level = strongest(level, this.reportOfRead(reference.identifier as Node, variable, steps));
        if (level === "failed") return level;
      }
    return level;
  }

  /** The name of a list, flag or counter that is kept for the end and that nobody looks at. */
  unreadAmong(variables: Iterable<Variable>, home: Node): string | null {
    for (const variable of variables) {
      const reads = variable.references.filter(
        (reference) => reference.isRead() && !contains(home, reference.identifier as Node),
      );
      if (reads.every((reference) => isMutation((reference.identifier as Node).parent?.parent))) return variable.name;
    }
    return null;
  }

  private reportOfRead(identifier: Node, variable: Variable, steps: number): ReportLevel {
    let node: Node = identifier;
    for (let parent = node.parent; parent; node = parent, parent = node.parent) {
      switch (parent.type) {
        case "CallExpression": {
          if (parent.callee === node) return isMutation(parent) ? "silent" : this.reportOfCallback(parent, variable);
          const operation = this.reading.operations.of(parent);
          if (operation?.kind === "log") return "logged";
          if (operation?.kind === "metric" || operation?.kind === "alert") return "counted";
          if (parent.parent.type === "ExpressionStatement" || parent.parent.type === "AwaitExpression") return "failed";
          break;
        }
        case "IfStatement":
          if (parent.test !== node) return "silent";
          return strongest(
            this.reportOfArm(parent.consequent, variable, steps),
            parent.alternate ? this.reportOfArm(parent.alternate, variable, steps) : "silent",
          );
        case "ExpressionStatement":
          return "silent";
        case "AssignmentExpression":
          return parent.left === node ? "silent" : "failed";
        case "ReturnStatement":
        case "ThrowStatement":
        case "VariableDeclarator":
        case "YieldExpression":
        case "SwitchStatement":
          return "failed";
        default:
          if (isLoop(parent) || isFunction(parent)) return "failed";
      }
    }
    return "failed";
  }

  /** `errors.forEach((e) => logger.error(e))` only logs; `results.map(…)` hands the failures on. */
  private reportOfCallback(call: Node, variable: Variable): ReportLevel {
    if (call.type !== "CallExpression") return "failed";
    const callback = call.arguments[0];
    const name =
      call.callee.type === "MemberExpression" && call.callee.property.type === "Identifier"
        ? call.callee.property.name
        : "";
    if (name === "forEach" && isFunction(callback)) return this.reading.reports.of([callback.body], [variable]).level;
    return "failed";
  }

  /** An arm that leaves the function with a value withholds the claim of success, and whatever else it does counts. */
  private reportOfArm(arm: Node, variable: Variable, steps: number): ReportLevel {
    const report = this.reading.reports.of(statementsOf(arm), [variable]);
    let acts = false;
    this.reading.file.descend(arm, (node) => {
      if (node.type === "ReturnStatement" && node.argument !== null) acts = true;
      // Whatever is awaited there, a second try or a look at what is live, deals with the failure.
      if (node.type === "AwaitExpression") acts = true;
      return !isFunction(node);
    });
    if (acts) return "failed";
    // `if (!sent) missing.push(order)`: on to whoever reads the list.
    return steps === 0 ? report.level : strongest(report.level, this.reportOf(report.carriers, arm, steps - 1));
  }
}

const mutations = new Set(["push", "unshift", "add", "set", "delete", "clear"]);

function isMutation(call: Node | undefined): boolean {
  return (
    call?.type === "CallExpression" &&
    call.callee.type === "MemberExpression" &&
    call.callee.property.type === "Identifier" &&
    mutations.has(call.callee.property.name)
  );
}
