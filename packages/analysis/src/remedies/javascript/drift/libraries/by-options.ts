import { unwrap } from "../../../../reading/javascript/syntax/node.ts";
import { callText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

/**
 * For clients whose `createQueue(name, options)` has a `getQueue(name)` that answers with the same options; `getters` says
 * which call answers for which.
 */
export function byOptions(getters: Readonly<Record<string, string>>): DriftReader {
  return ({ draft, client, args, values, create }) => {
    const called = (create.operation.name.split(".").at(-1) ?? "").replace("()", "");
    const getter = getters[called];
    const options = args.at(-1);
    const names = args.slice(0, -1).map((one) => values.name(one));
    if (client === null || getter === undefined || !options || names.length === 0 || names.includes(null)) return null;
    if (/^(?:Literal|TemplateLiteral)$/.test(unwrap(options).type)) return null;
    const name = names.at(-1) ?? "";
    const expected = values.text(options, constantName(name, "options"), /^(?:policy|storage|retention)$/);
    if (expected === null) return null;
    const live = draft.freeName("live");
    return {
      lines: [
        [`const ${live} = await ${client}.${getter}(${names.join(", ")})`],
        [callText(draft, assertSameSchema(draft), [name, expected, live])],
      ],
      waits: true,
      compares: "the options that it is created with",
    };
  };
}
