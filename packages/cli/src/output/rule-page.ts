import { pages } from "./rule-pages.generated.ts";

const home = "https://github.com/silent-failure/silent-failure/blob/main/rules";

/** A rule's page as Markdown, with links that hold outside of the repository. */
export function rulePage(rule: string): string {
  return (pages[rule] ?? "")
    .split("\n")
    .filter((line) => !line.startsWith("<!--"))
    .join("\n")
    .replaceAll(/\]\(\.\.\/([a-z-]{1,60})\/README\.md\)/g, `](${home}/$1/README.md)`)
    .replaceAll(/\]\((cases|rule\.ts)\)/g, `](${home}/${rule}/$1)`)
    .replaceAll(/\n{3,}/g, "\n\n");
}

export function rulePageUrl(rule: string): string {
  return `${home}/${rule}/README.md`;
}
