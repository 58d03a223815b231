import { prefix } from "@silent-failure/configuration";
import { trailText } from "../trail-text.ts";
import type { Report } from "./format.ts";
import { xml, xmlDeclaration } from "./xml.ts";

/** The format of Checkstyle, which most CI systems read. */
export function checkstyle({ findings, faults, problems, repository }: Report): readonly string[] {
  const byFile = new Map<string, string[]>();
  const add = (path: string, error: string) => {
    const errors = byFile.get(path);
    if (errors) errors.push(error);
    else byFile.set(path, [error]);
  };
  for (const finding of findings) {
    const { rule, message, span, severity, file } = finding;
    add(
      repository.path(file),
      xml("error", {
        line: span.line,
        column: span.column,
        severity,
        message: [message, ...trailText(finding)].join("\n"),
        source: `${prefix}${rule}`,
      }),
    );
  }
  for (const { kind, sentence, file } of faults) {
    const error = xml("error", { line: 1, severity: "error", message: sentence, source: `${prefix}${kind}` });
    add(file === null ? "." : repository.path(file), error);
  }
  for (const { file, sentence } of problems) {
    const path = file === undefined ? "." : repository.path(file);
    add(path, xml("error", { line: 1, severity: "error", message: sentence, source: `${prefix}unread` }));
  }
  const files = [...byFile].map(([name, errors]) => xml("file", { name }, errors));
  return [xmlDeclaration + xml("checkstyle", { version: "4.3" }, files)];
}
