import type { Draft } from "../source/draft.ts";
import { declareFunction, typesOf } from "./declare-function.ts";

/** Where nothing says how to read what is live: a function to fill in, which is heard until that is done. */
export function stubOf(draft: Draft, resource: string): string {
  const { indent: tab, semicolon: s } = draft.style;
  const t = typesOf(draft);
  return declareFunction(draft, "assertLiveSchema", (name) => [
    [
      `/** Stub: read the live ${resource}, compare it with what the code creates, and throw on a difference. Until then it throws. */`,
      `function ${name}(name${t("string")})${t("void")} {`,
      `${tab}throw new Error(\`Nothing compares the live schema of \${name} with the code yet\`)${s}`,
      `}`,
    ],
  ]);
}
