import { MarkdownString } from "vscode";
import type { HoverMiddleware } from "vscode-languageclient";
import { linkToOwnPages } from "./link-to-own-pages.ts";

/** The only command that a text of the server's may run. */
export const linkedCommand = "silentFailure.openRulePage";

/** Opens a rule's page in the editor, where a hover names one. */
export const hoverMiddleware: HoverMiddleware = {
  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token);
    for (const text of hover?.contents ?? []) {
      if (text instanceof MarkdownString) text.value = linkToOwnPages(text.value, commandFor);
    }
    return hover;
  },
};

function commandFor(rule: string): string {
  return `command:${linkedCommand}?${encodeURIComponent(JSON.stringify([rule]))}`;
}
