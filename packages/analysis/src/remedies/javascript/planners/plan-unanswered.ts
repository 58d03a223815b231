import type { Plan, PlanText } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Unanswered } from "../../../model/unanswered.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { namesInScope } from "../reach/names-in-scope.ts";
import { unansweredSite } from "../sites/unanswered-site.ts";
import { ask, code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";

/** What helps where a request's caller waits for nothing: an answer, or the error handler of the framework. */
export function planUnanswered(reading: Reading, fact: Unanswered, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  const [response = "res"] = /^[\w$]+/.exec(fact.answer) ?? [];
  const site = unansweredSite(draft, fact, response);
  if (!site) return null;
  if (remedy === "rethrow") {
    const next = namesInScope(reading, site.node).find(
      ({ name, variable }) => name === "next" && variable.defs[0]?.type === "Parameter",
    );
    const error = next ? site.error() : null;
    if (error === null) return null;
    site.write([code`next(${error})`], null);
    return draft.finish("rethrow", "Hand the error to the framework", "The error handler answers the caller.");
  }
  if (remedy !== "failTheUnit") return null;
  // `res.status(404);` is set already, and only has to be sent.
  const sets = new RegExp(`^${response}\\.(?:status|code)\\([^()]*\\)$`);
  const set = site.body.find((node) => node.type === "ExpressionStatement" && sets.test(draft.textOf(node.expression)));
  if (set?.type === "ExpressionStatement") draft.insert(set.expression.range[1], [".end()"]);
  else site.write([answer(draft, fact, response)], null);
  return draft.finish(
    "failTheUnit",
    fact.form === "guard" ? "Answer that it cannot be done" : "Answer with a failure",
    "",
  );
}

/** In the words of the framework whose response this is. */
function answer(draft: Draft, { form, answer: others, cause }: Unanswered, response: string): PlanText {
  const { text } = draft.reading.file.input;
  // Something was looked up and is not there; else it was given wrong.
  const status =
    form === "failure"
      ? "500"
      : /^`!?\w+(?:\?\.\w+)*`|=== null/.test(cause) && /find|get|load|fetch/.test(text)
        ? "404"
        : "400";
  const { quote } = draft.style;
  const words = ask(status === "500" ? "internal error" : status === "404" ? "not found" : "invalid request");
  const body = code`{ error: ${quote}${words}${quote} }`;
  if (/^reply\b/.test(response) || /\.code\(/.test(others)) return code`${response}.code(${ask(status)}).send(${body})`;
  const isPlainHttp =
    /from ["'](?:node:)?https?["']|require\(["'](?:node:)?https?["']\)/.test(text) && /\.(?:end|write)\(/.test(others);
  return isPlainHttp
    ? code`${response}.writeHead(${ask(status)}).end()`
    : code`${response}.status(${ask(status)}).json(${body})`;
}
