import { isAbsolute } from "node:path";
import { digestOf, pathFrom } from "@silent-failure/project-modules";
import packageJson from "../../package.json" with { type: "json" };
import type { Gathered } from "../gather.ts";
import type { FindOptions } from "../find.ts";
import type { Plan } from "../plan.ts";
import { partVersion, type Part } from "./part.ts";
import type { Shard } from "./read-shard.ts";
import { withoutSource } from "./without-source.ts";

/** What a run gave, as data for `silent-failure merge`. */
export function partOf(
  { outcomes, problems, notices, selected, found, isEmpty }: Gathered,
  { cwd, judging, isStrict }: Plan,
  {
    paths,
    selecting,
    shard,
  }: { readonly paths: readonly string[]; readonly selecting: FindOptions; readonly shard: Shard },
): Part {
  const path = (file: string) => pathFrom(cwd, file);
  const { strict, rule, config, ignored, noIgnore, source } = selecting;
  const whole = selected.map(({ file, digest }) => [path(file), digest]);
  return {
    silentFailureShard: partVersion,
    version: packageJson.version,
    ...shard,
    run: digestOf(JSON.stringify([packageJson.version, judging, whole])),
    paths: paths.map((given) => (isAbsolute(given) ? path(given) || "." : given)),
    selecting: {
      ...(strict === undefined ? {} : { strict }),
      rule,
      ...(config === undefined ? {} : { config }),
      ignored,
      noIgnore,
    },
    isStrict,
    isSourceShown: source,
    rules: judging.rules,
    problems: problems.map(({ file, sentence }) =>
      file === undefined ? { sentence } : { file: path(file), sentence },
    ),
    notices,
    isEmpty,
    files: [...outcomes].flatMap(([file, outcome]) => {
      const one = found.get(file);
      return one ? [{ path: path(file), digest: one.digest, outcome: source ? outcome : withoutSource(outcome) }] : [];
    }),
  };
}
