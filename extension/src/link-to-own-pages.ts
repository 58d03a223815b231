/** A link of the server's to a rule's page, which every editor can follow. */
const published =
  /\]\(https:\/\/github\.com\/silent-failure\/silent-failure\/blob\/main\/rules\/([a-z-]{1,60})\/README\.md\)/g;

/** Has links to published pages of rules lead to our own copies, which need no network. */
export function linkToOwnPages(markdown: string, target: (rule: string) => string): string {
  return markdown.replaceAll(published, (_, rule: string) => `](${target(rule)})`);
}
