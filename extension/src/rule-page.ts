import { l10n } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { protocol, type Page } from "./protocol.ts";

/** Where a rule's page lies among our pages. */
export function rulePath(rule: string): string {
  return `/rules/${rule}.md`;
}

/** The page of a rule. Pages link to each other as in the repository, where a rule is a folder with a README. */
export async function rulePage(client: BaseLanguageClient, path: string): Promise<string> {
  const rule = /([^/]+?)(?:\/README)?\.md$/.exec(path)?.[1] ?? path;
  const page = await client.sendRequest<Page | null>(protocol.rulePage, { rule });
  return page?.markdown ?? l10n.t("There is no rule called “{0}”.", rule);
}
