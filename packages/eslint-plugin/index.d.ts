import type { ESLint, Linter } from "eslint";

declare const plugin: ESLint.Plugin & {
  configs: {
    /** What is surely lost: the level for a gate in CI. */
    recommended: Linter.Config[];
    /** Every rule, with what is a matter of how much the loss is worth. */
    strict: Linter.Config[];
  };
  /** Imports that could not be followed so far in this process, each with the file and a reason in words. */
  notFollowed(): readonly { readonly file: string; readonly reason: string }[];
};

export default plugin;
