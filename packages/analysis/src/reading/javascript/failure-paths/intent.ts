import type { TSESTree } from "@typescript-eslint/types";
import type { Node } from "../syntax/node.ts";

const marker =
  /\b(?:best[- ]?effort|non[- ]?(?:fatal|critical|blocking)|not (?:fatal|critical|important|essential|required|necessary)|ignor(?:e|ed|ing|able)|swallow|silent(?:ly)?|intentional(?:ly)?|on purpose|deliberate(?:ly)?|expected|harmless|safe to|okay|ok to|fine to|no[- ]?op|nothing to do|already|optional(?:ly)?|fire[- ]and[- ]forget|don'?t (?:fail|throw|block|break|let|want|crash)|do not (?:fail|throw|block|break|let|want|crash)|should(?:n'?t| not) (?:fail|throw|block|break|prevent|crash|stop)|must(?:n'?t| not) (?:fail|block|break|prevent|crash|stop)|continue (?:anyway|even|with)|will be retried|retr(?:y|ied) (?:later|next|on)|next run|picks? (?:it|them) up|eventually|can be (?:ignored|rebuilt|skipped)|no longer|not for us|skip(?:s|ped)?|by design|legitimate(?:ly)?|nobody|up to date)\b/i;
const excuse = /\b(?:todo|fixme|xxx|hack)\b/i;

/** Comments of a file, asked by place. */
export class Intent {
  private readonly comments: readonly TSESTree.Comment[];

  constructor(comments: readonly TSESTree.Comment[]) {
    this.comments = comments;
  }

  /** A comment in or right above this node says, with a reason, that the loss is meant: not `// ignore`, not a TODO. */
  explains(node: Node, from: number = node.range[0]): boolean {
    const text = this.textAround(node, from);
    return (
      text !== "" &&
      marker.test(text) &&
      !excuse.test(text) &&
      text.split(/\s+/).filter((word) => /[a-z]/i.test(word)).length >= 4
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
      .map((comment) => comment.value.replace(/^\s*\*+/gm, " "))
      .join(" ")
      .replace(/eslint-\S+/g, "")
      .trim();
  }

  /** Comments inside the node, at the end of its last line, or on the lines right above `from`. */
  private near(node: Node, from: number): readonly TSESTree.Comment[] {
    const startLine = node.loc.start.line;
    return this.comments.filter((comment) => {
      if (comment.range[0] >= Math.min(from, node.range[0]) && comment.range[1] <= node.range[1]) return true;
      if (comment.range[0] >= node.range[1]) return comment.loc.start.line === node.loc.end.line;
      return (
        comment.range[1] <= node.range[0] &&
        startLine - comment.loc.end.line <= 1 &&
        startLine - comment.loc.end.line >= 0 &&
        this.standsAlone(comment)
      );
    });
  }

  private standsAlone(comment: TSESTree.Comment): boolean {
    return comment.loc.start.column >= 0;
  }
}
