import plugin from "eslint-plugin-silent-failure";
import { expect, test } from "vitest";
import { linkToOwnPages } from "./link-to-own-pages.ts";

test("the published page of every rule gives way to our own; other links stay", () => {
  const rules = Object.entries(plugin.rules ?? {});
  expect(rules.length).toBeGreaterThan(0);
  for (const [rule, { meta }] of rules) {
    const text = `See [it](${meta?.docs?.url}) and [that](https://example.org/rules/${rule}/README.md).`;
    expect(linkToOwnPages(text, (id) => `${id}.md`)).toBe(
      `See [it](${rule}.md) and [that](https://example.org/rules/${rule}/README.md).`,
    );
  }
});
