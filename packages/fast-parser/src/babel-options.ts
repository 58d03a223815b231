import type { ParserOptions as BabelOptions } from "@babel/parser";

/** A file in which `<T>x` is a type assertion, and no markup. */
const withoutMarkup = /\.[cm]?ts$/;
const isDeclaration = /\.d\.(?:[a-z]+\.)?[cm]?ts$/;

/**
 * How decorators are read. The older proposal has them at parameters; the newer one has them behind `export`, and tells
 * the decorator of `@Type() [name]: string` from the name.
 */
export type DecoratorKind = "decorators-legacy" | "decorators";

/** How Babel reads a file: as leniently as it can, because what does not compile is no business of a rule. */
export function babelOptions(filePath: string, sourceType: string, decorators: DecoratorKind): BabelOptions {
  return {
    sourceType: sourceType === "module" ? "module" : "script",
    errorRecovery: true,
    ranges: true,
    attachComment: false,
    // Comments of the form `<!--` are none in TypeScript.
    annexB: false,
    allowAwaitOutsideFunction: true,
    allowImportExportEverywhere: true,
    allowNewTargetOutsideFunction: true,
    allowReturnOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    plugins: [
      "estree",
      ["typescript", { dts: isDeclaration.test(filePath) }],
      decorators,
      "decoratorAutoAccessors",
      "deferredImportEvaluation",
      ...(withoutMarkup.test(filePath) ? [] : ["jsx" as const]),
    ],
  };
}
