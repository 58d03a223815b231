import type { TSESTree } from "@typescript-eslint/types";
import type { Node } from "../syntax/node.ts";

const marker =
  /\b(?:best[- ]?effort|non[- ]?(?:fatal|critical|blocking)|not (?:fatal|critical|important|essential|required|necessary)|ignor(?:e|ed|ing|able)|swallow|silent(?:ly)?|intentional(?:ly)?|on purpose|deliberate(?:ly)?|expected|harmless|safe to|okay|ok to|fine to|no[- ]?op|nothing to do|already|optional(?:ly)?|fire[- ]and[- ]forget|(?:in|runs?|as) (?:a |the )?background|not? (?:await|wait)(?:ed|ing)?|without (?:awaiting|waiting)|detached|don'?t (?:fail|throw|block|break|let|want|crash)|do not (?:fail|throw|block|break|let|want|crash)|should(?:n'?t| not) (?:fail|throw|block|break|prevent|crash|stop)|must(?:n'?t| not) (?:fail|block|break|prevent|crash|stop)|continue (?:anyway|even|with)|will be retried|retr(?:y|ied) (?:later|next|on)|next run|picks? (?:it|them) up|eventually|can be (?:ignored|rebuilt|skipped)|no longer|not for us|skip(?:s|ped)?|by design|fall(?:s|ing)?[- ]?backs?|legitimate(?:ly)?|nobody|up to date)\b/i;
/** Words that say that something is ignored, but not why. */
const filler =
  /^(?:ignore[ds]?|ignoring|error|errors|err|exception|noop|no-op|swallow|silently|silent|do|nothing|the|this|any|it|failure|failures|here|and|move|on)[.,!]*$/i;
const deferring =
  /\b(?:will be (?:retried|resent|flushed|requeued|redelivered|reconciled|recovered|picked up)|will (?:retry|be tried again)|retr(?:y|ied|ying) (?:later|next|on the next)|left (?:to|for) the [\w ]{0,30}(?:relay|outbox|job|sweeper|cron|reconciler)|(?:on|at|in) (?:the )?next (?:run|tick|poll|sync|cycle|start))\b/i;
const excuse = /\b(?:todo|fixme|xxx|hack)\b/i;

/** How far from a node its comments are looked for, in characters. */
const reach = 2_000;

/** Comments of a file, asked by place. */
export class Intent {
  private readonly comments: readonly TSESTree.Comment[];

  private readonly text: string;

  constructor(comments: readonly TSESTree.Comment[], text: string) {
    this.comments = comments;
    this.text = text;
  }

  /** A comment in or right above this node says, with a reason, that the loss is meant: not `// ignore`, not a TODO. */
  explains(node: Node, from: number = node.range[0]): boolean {
    const text = this.textAround(node, from);
    return (
      text !== "" &&
      marker.test(text) &&
      !excuse.test(text) &&
      text.split(/\s+/).filter((word) => /[a-z]/i.test(word) && !filler.test(word)).length >= 2
    );
  }

  /** Any comment of four words or more at a guard says why it leaves. */
  remarks(node: Node, from: number): boolean {
    const text = this.textAround(node, from);
    return !excuse.test(text) && text.split(/\s+/).filter((word) => /[a-z]/i.test(word)).length >= 4;
  }

  /** The log line itself says who does it later: "will be flushed by the relay". */
  defers(body: readonly Node[]): boolean {
    return body.some((node) =>
      deferring.test(this.text.slice(node.range[0], Math.min(node.range[1], node.range[0] + reach))),
    );
  }

  /** `@primaryWrite` and `@bestEffort` right above a statement. */
  tagAbove(node: Node): "primary" | "secondary" | null {
    for (const comment of this.near(node, node.range[0]))
      if (comment.range[1] <= node.range[0]) {
        if (comment.value.includes("@primaryWrite")) return "primary";
        if (comment.value.includes("@bestEffort")) return "secondary";
      }
    return null;
  }

  private textAround(node: Node, from: number): string {
    return this.near(node, from)
      .filter(({ value }) => !isOwnDirective(value))
      .map((comment) => comment.value.replaceAll("*", " "))
      .join(" ")
      .replace(/eslint-\S+/g, "")
      .trim();
  }

  /** Comments between `from` and the node's end, behind its last line, or on a line of their own right above. */
  private near(node: Node, from: number): readonly TSESTree.Comment[] {
    const start = Math.min(from, node.range[0]);
    const found: TSESTree.Comment[] = [];
    for (let i = this.firstAfter(start - reach); i < this.comments.length; i++) {
      const comment = this.comments[i];
      if (!comment || comment.range[0] > node.range[1] + reach) break;
      const inside = comment.range[0] >= start && comment.range[1] <= node.range[1];
      const behind = comment.range[0] >= node.range[1] && comment.loc.start.line === node.loc.end.line;
      if (inside || behind || this.standsAbove(comment, start)) found.push(comment);
    }
    return found;
  }

  private standsAbove(comment: TSESTree.Comment, start: number): boolean {
    if (comment.range[1] > start) return false;
    // Lines of one remark stand below each other.
    const between = this.text.slice(comment.range[1], start).replace(/^[ \t]*\/\/.*\n/gm, "");
    const before = this.text.slice(this.text.lastIndexOf("\n", comment.range[0] - 1) + 1, comment.range[0]);
    return /^\s*$/.test(before) && between.split("\n").length <= 2 && !/[;}]/.test(between);
  }

  /** The first comment that begins after an offset; comments are in source order. */
  private firstAfter(offset: number): number {
    let low = 0;
    let high = this.comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.comments[middle]?.range[0] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Switches findings of ours off, by name or with all others, and says so itself: taken for a remark, its reason would leave
 * nothing to switch off. What is said to another rule, `eslint-disable-line no-empty -- best effort`, is a remark.
 */
function isOwnDirective(comment: string): boolean {
  const [directive = ""] = comment.split(" -- ", 1);
  const words = directive.replaceAll("*", " ").trim().split(/\s+/);
  if (!/^(?:eslint|oxlint)-(?:disable|enable)/.test(words[0] ?? "")) return false;
  return words.length === 1 || directive.includes("silent-failure/");
}
