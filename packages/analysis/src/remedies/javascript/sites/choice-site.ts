import type { TSESTree } from "@typescript-eslint/types";
import type { PlanText } from "../../../model/plan.ts";
import { enclosingFunction, type Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { blockSite, isAsync, leaves, statement } from "./block-site.ts";
import { isOnOwnLine } from "../edits/brace-lines.ts";
import type { Site } from "./site.ts";

/** The `default` arm of a choice by type: the one that is there and does nothing, or one more. */
export function choiceSite(draft: Draft, nodes: readonly Node[]): Site | null {
  const arm = nodes.find((node) => node.type === "SwitchCase");
  if (arm) return armSite(draft, arm);
  const choice = nodes.find((node) => node.type === "SwitchStatement");
  return choice ? newArmSite(draft, choice) : null;
}

function armSite(draft: Draft, arm: TSESTree.SwitchCase): Site | null {
  const { consequent } = arm;
  const [first] = consequent;
  if (first?.type === "BlockStatement" && consequent.length === 1) return blockSite(draft, first, () => null);
  const { parent } = arm;
  // What has no statement of its own falls into the next arm.
  if (!first && parent.cases.at(-1) !== arm) return null;
  const { style } = draft;
  const base = draft.indentAt(arm.range[0]);
  const inner = base + style.indent;
  const last = consequent.at(-1);
  const exit = last && leaves(last) ? last : null;
  return {
    ...shared(arm),
    body: consequent,
    leaves: exit?.type === "ReturnStatement" || exit?.type === "ContinueStatement",
    write(lines, leave) {
      const all = ended(draft, lines, exit ? null : leave);
      const colon = draft.reading.file.input.text.indexOf(":", arm.range[0]) + 1;
      const acks = lines.some((line) => draftText(line).includes(".nack("))
        ? consequent.find((one) => /^\w+\.ack\(/.test(draft.textOf(one)))
        : undefined;
      if (acks) draft.replace({ start: acks.range[0], end: acks.range[1] }, draft.lines(all, inner).slice(1));
      else if (first && !isOnOwnLine(draft.reading.file.input.text, first))
        draft.replace(
          { start: colon, end: first.range[0] },
          code`${style.lineEnd}${draft.lines(all, inner)}${style.lineEnd}${inner}`,
        );
      else draft.insert(colon, code`${style.lineEnd}${draft.lines(all, inner)}`);
      if (exit && leave) draft.replace({ start: exit.range[0], end: exit.range[1] }, statement(draft, leave));
    },
  };
}

function newArmSite(draft: Draft, choice: TSESTree.SwitchStatement): Site | null {
  const last = choice.cases.at(-1);
  if (!last) return null;
  const { style } = draft;
  const { text } = draft.reading.file.input;
  const base = draft.indentAt(last.range[0]);
  return {
    ...shared(last),
    body: [],
    leaves: false,
    write(lines, leave) {
      const all = ended(draft, lines, leave);
      const isOpen = !endsArm(last);
      const closing = text.lastIndexOf("\n", choice.range[1] - 1);
      const breaks = isOpen ? [`${base}${style.indent}break${style.semicolon}${style.lineEnd}`] : [];
      draft.insert(
        closing + 1,
        code`${breaks}${base}default:${style.lineEnd}${draft.lines(all, base + style.indent)}${style.lineEnd}`,
      );
    },
  };
}

function shared(node: Node): Omit<Site, "write" | "body" | "leaves"> {
  return { node, isAsync: isAsync(enclosingFunction(node)), throws: true, error: () => null };
}

function ended(draft: Draft, lines: readonly PlanText[], leave: PlanText | null): readonly PlanText[] {
  return [...lines, ...(leave ? [leave] : [])].map((line) => statement(draft, line));
}

function draftText(line: PlanText): string {
  return line.map((part) => (typeof part === "string" ? part : part.text)).join("");
}

/** `break;`, or a block that ends by it: the next arm is not reached. */
function endsArm(arm: TSESTree.SwitchCase): boolean {
  const last = arm.consequent.at(-1);
  const inner = last?.type === "BlockStatement" ? last.body.at(-1) : last;
  return inner !== undefined && leaves(inner);
}
