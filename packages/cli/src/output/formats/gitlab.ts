import { createHash } from "node:crypto";
import { prefix } from "@silent-failure/configuration";
import { trailText } from "../trail-text.ts";
import type { Report } from "./format.ts";

/** What GitLab shows in a merge request: Code Quality, a subset of the format of Code Climate. */
export function gitlab({ findings, faults, problems, repository }: Report): readonly string[] {
  const issues = findings.map((finding) => {
    const path = repository.path(finding.file);
    return {
      type: "issue",
      check_name: prefix + finding.rule,
      description: finding.message,
      categories: ["Bug Risk"],
      severity: finding.severity === "error" ? "major" : "minor",
      // No two of a report may have the same.
      fingerprint: hash(path, finding.fingerprint),
      location: { path, lines: { begin: finding.span.line, end: finding.span.endLine } },
      content: { body: trailText(finding).join("\n") },
    };
  });
  const others = [
    ...faults.map(({ kind, file, sentence }) => ({ name: kind, file: file ?? undefined, sentence })),
    ...problems.map((problem) => ({ name: "unread", file: problem.file, sentence: problem.sentence })),
  ];
  const unread = others.map(({ name, file, sentence }) => {
    const path = file === undefined ? "." : repository.path(file);
    return {
      type: "issue",
      check_name: `${prefix}${name}`,
      description: sentence,
      categories: ["Bug Risk"],
      severity: "critical",
      fingerprint: hash(path, sentence),
      location: { path, lines: { begin: 1, end: 1 } },
    };
  });
  return [`${JSON.stringify([...issues, ...unread], null, 2)}\n`];
}

function hash(path: string, print: string): string {
  return createHash("sha256").update(`${path}\0${print}`).digest("hex").slice(0, 32);
}
