import type { Drop } from "../../../model/drop.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { enclosingFunction, type Node } from "../../../reading/javascript/syntax/node.ts";
import { findLogger } from "../reach/find-logger.ts";
import { choiceSite } from "../sites/choice-site.ts";
import { emptiedSite } from "../sites/emptied-site.ts";
import { nodesAt } from "../sites/find-node.ts";
import { homeOf } from "../sites/home-of.ts";
import { callIn, lookupSite } from "../sites/lookup-site.ts";
import type { Site } from "../sites/site.ts";
import { Draft } from "../source/draft.ts";
import type { Field } from "../wording/item-fields.ts";
import { makeSubject } from "../wording/subject.ts";
import { listDropPlan } from "./list-drop-plan.ts";
import { reportPlan } from "./report-plan.ts";

/** What helps where some of what came in falls through on its way to the work. */
export function planDrop(reading: Reading, fact: Drop, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  const because = fact.loses === "kind" ? "unknown type" : "invalid item";
  const subject = makeSubject(fact.unit, reading.file.input.filename, "dropped", because);
  const site = siteOf(draft, fact);
  if (!site) return fact.loses === "items" ? listDropPlan(draft, fact, subject, remedy) : null;
  // What the unit was given is the whole batch; there is no way to keep one item of it.
  if (remedy === "logCountDeadLetter" && fact.perItem) return null;
  return reportPlan(
    {
      draft,
      site,
      unit: fact.unit,
      home: homeOf(reading, site.node),
      subject,
      isLogged: false,
      condition: "",
      fields: fact.loses === "kind" ? kindField(draft, fact.decides) : itemField(draft, site.node),
    },
    remedy,
  );
}

function siteOf(draft: Draft, { form, place }: Drop): Site | null {
  const nodes = nodesAt(draft.reading.file, place.start);
  switch (form) {
    case "defaultArm":
    case "noDefault":
      return choiceSite(draft, nodes);
    case "handlerMap": {
      const call = callIn(nodes, place.end);
      return call ? lookupSite(draft, call) : null;
    }
    case "emptied":
    case "filter":
      return emptiedSite(draft, nodes);
  }
}

/** `type: event.type`, where that can be read: what is left of a union once all of its kinds are dealt with has no fields. */
function kindField(draft: Draft, decides: string): readonly Field[] {
  const name = /^[\w.?]+$/.test(decides) ? (decides.split(/[.?]/).at(-1) ?? "") : "";
  if (name === "") return [];
  const isString =
    !draft.style.isTypeScript ||
    decides === "job.name" ||
    new RegExp(`\\b${name}\\??: string\\b`).test(draft.reading.file.input.text);
  return isString ? [{ name, value: decides }] : [];
}

/** The item that a callback was given. */
function itemField(draft: Draft, at: Node): readonly Field[] {
  const [parameter, ...others] = enclosingFunction(at)?.params ?? [];
  if (parameter?.type !== "Identifier" || others.length > 1) return [];
  const { shape } = findLogger(draft, at);
  const isObject = shape === "object-first" || shape === "message-first";
  const { name } = parameter;
  return [{ name, value: isObject ? name : `JSON.stringify(${name})` }];
}
