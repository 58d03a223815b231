import { l10n } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { linkToOwnPages } from "./link-to-own-pages.ts";
import { protocol, type Page } from "./protocol.ts";

/** Where a rule's page lies among our pages. */
export function rulePath(rule: string): string {
  return `/rules/${rule}.md`;
}

/** The page of a rule. */
export async function rulePage(client: BaseLanguageClient, path: string): Promise<string> {
  const rule = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
  const page = await client.sendRequest<Page | null>(protocol.rulePage, { rule });
  return page
    ? linkToOwnPages(page.markdown, (other) => `${other}.md`)
    : l10n.t("There is no rule called “{0}”.", rule);
}
