import type { Linter } from "eslint";

/** A configuration of oxlint with our plugin, and nothing of its own. */
export function oxlintConfig(config: Pick<Linter.Config, "rules" | "settings">): object {
  return {
    plugins: [],
    jsPlugins: ["eslint-plugin-silent-failure"],
    categories: { correctness: "off" },
    ...config,
  };
}
