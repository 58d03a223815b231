import type { Ignore } from "../../../model/ignore.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { homeOf } from "../sites/home-of.ts";
import { siteOfFailure } from "../sites/site-of-failure.ts";
import { ask, code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";
import { failureOf } from "../wording/failure-of.ts";
import { findLogger } from "../reach/find-logger.ts";
import { logLine } from "../wording/log-line.ts";
import { itemFields } from "../wording/item-fields.ts";
import { makeSubject } from "../wording/subject.ts";

/** What helps where a comment stands in for dealing with a failure: deal with it, or say why that is not needed. */
export function planIgnore(reading: Reading, fact: Ignore, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  if (remedy === "markIntended") return withReason(draft, fact);
  const site = fact.handler ? siteOfFailure(draft, fact.handler) : null;
  const error = site?.error() ?? null;
  if (!site || error === null) return null;
  dropComment(draft, fact);
  if (remedy === "rethrow") {
    if (!site.throws) return null;
    site.write([], code`throw ${error}`);
    return draft.finish("rethrow", "Throw the error on", "");
  }
  const around = reading.units.around(site.node);
  if (remedy !== "log" || !around) return null;
  const subject = makeSubject(
    around.unit,
    reading.file.input.filename,
    "failed",
    failureOf(fact.attempt?.name ?? "work"),
  );
  const fields = itemFields(draft, site.node, homeOf(reading, site.node), around.unit, "");
  site.write([logLine(draft, findLogger(draft, site.node), subject, fields, error)], null);
  return draft.finish("log", "Log the failure", "");
}

/** The comment says something that is dealt with now. */
function dropComment(draft: Draft, { place }: Ignore): void {
  const { text } = draft.reading.file.input;
  const start = text.lastIndexOf("\n", place.start - 1) + 1;
  const lineEnd = text.indexOf("\n", place.end);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  const isAlone = text.slice(start, place.start).trim() === "" && text.slice(place.end, end).trim() === "";
  draft.replace(isAlone ? { start, end } : place, []);
}

/** A directive takes its reason behind two dashes, any other comment as its text. */
function withReason(draft: Draft, fact: Ignore): Plan | null {
  const { text } = draft.reading.file.input;
  const comment = text.slice(fact.place.start, fact.place.end);
  const isBlock = comment.startsWith("/*");
  const reason = ask("say why this may be lost");
  if (fact.form === "suppression") {
    const kept = comment.replace(/\*\/$/, "").split(" -- ", 1)[0]?.trimEnd() ?? comment;
    draft.replace(fact.place, code`${kept} -- ${reason}${isBlock ? " */" : ""}`);
  } else draft.replace(fact.place, isBlock ? code`/* best effort: ${reason} */` : code`// best effort: ${reason}`);
  return draft.finish("markIntended", "Say why it may be lost", "");
}
