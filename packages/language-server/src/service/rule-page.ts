import { pages } from "./rule-pages.generated.ts";

/** A rule's page, Markdown; null for a rule that there is none of. It is part of the server: no network is asked. */
export function rulePage(rule: string): string | null {
  const page = Object.hasOwn(pages, rule) ? pages[rule] : undefined;
  if (page === undefined) return null;
  // Links to other pages mean nothing outside of the repository: they lead to where it is published.
  return page
    .split("\n")
    .filter((line) => !line.startsWith("<!--"))
    .join("\n")
    .replaceAll(/\]\(\.\.\/([a-z-]{1,60}\/README\.md(?:#[a-z-]{1,60})?)\)/g, `](${home}/$1)`)
    .replaceAll(/\]\((rule\.ts|cases)\)/g, `](${home}/${rule}/$1)`);
}

const home = "https://github.com/silent-failure/silent-failure/blob/main/rules";

/** What a rule finds and why that hurts: the page up to its samples, with headings of a size for a hover. */
export function shortRulePage(rule: string): string | null {
  const page = rulePage(rule);
  if (page === null) return null;
  const samples = page.search(/^## (?:Bad|Good|Options)$/m);
  return page
    .slice(0, samples === -1 ? page.length : samples)
    .replaceAll(/^#(?=#? )/gm, "###")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trimEnd();
}
