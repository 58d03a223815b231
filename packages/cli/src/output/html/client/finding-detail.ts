import type { PageFinding, PageModel, PageRemedy } from "../page-model.ts";
import { codeBlock, diffBlock } from "./code-block.ts";
import { element, type Child } from "./element.ts";
import { heardText } from "./path-ends.ts";
import { richText } from "./rich-text.ts";
import { trailFlow } from "./trail-flow.ts";
import { unitPicture } from "./unit-picture.ts";
import { hashOf, type ViewState } from "./view-state.ts";

/** All that there is to say of a finding; made when somebody opens it. */
export function findingDetail(finding: PageFinding, page: PageModel, state: ViewState): HTMLElement {
  const { trail, code, remedies } = finding;
  return element(
    "div",
    { class: "detail" },
    ...standing(finding),
    ...(trail.length > 0 ? [trailFlow(trail)] : []),
    ...(code.length > 0 ? [codeBlock(code, trail)] : []),
    ...picture(finding, page),
    ...(remedies.length > 0
      ? [
          element("h3", {}, "What helps"),
          element("ul", { class: "remedies" }, ...remedies.map((remedy, i) => remedyItem(remedy, i === 0))),
        ]
      : []),
    rule(finding, page),
    facts(finding, page, state),
  );
}

/** Why it is known or switched off. */
function standing({ state, reason, owner, expires }: PageFinding): readonly Child[] {
  if (state === "new") return [];
  const head = state === "known" ? "Known by the baseline" : "Switched off by a comment";
  const told = [
    reason === null ? "no reason is given" : `“${reason}”`,
    ...(owner === null ? [] : [`owner ${owner}`]),
    ...(expires === null ? [] : [`until ${expires}`]),
  ];
  return [element("p", { class: "standing" }, element("strong", {}, head), `: ${told.join(" · ")}`)];
}

function picture({ unit: index }: PageFinding, { units }: PageModel): readonly Child[] {
  const unit = index === null ? undefined : units[index];
  if (!unit || unit.paths.length === 0) return [];
  const name = element("code", {}, unit.name);
  const button = element(
    "button",
    { class: "toggle", type: "button", "aria-expanded": "false" },
    "The whole of ",
    name,
    `: ${heardText(unit)}`,
  );
  const place = element("div", { hidden: true });
  button.addEventListener("click", () => {
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    place.hidden = isOpen;
    if (!isOpen && place.childElementCount === 0) place.append(unitPicture(unit));
  });
  return [element("div", { class: "whole" }, button, place)];
}

/** The best shows at once what it changes. */
function remedyItem({ title, note, diff }: PageRemedy, isBest: boolean): HTMLElement {
  const words = [element("span", { class: "remedy-title" }, ...richText(title))];
  if (note !== "") words.push(element("span", { class: "remedy-note" }, ...richText(note)));
  if (diff.length === 0) return element("li", {}, ...words);
  return element("li", {}, element("details", { open: isBest }, element("summary", {}, ...words), diffBlock(diff)));
}

function rule(finding: PageFinding, { rules }: PageModel): HTMLElement {
  const { summary = "", url = "" } = rules[finding.rule] ?? {};
  const link = element("a", { href: url, rel: "noreferrer" }, finding.rule);
  return element("p", { class: "rule" }, "Rule ", link, ": ", ...richText(summary));
}

function facts(finding: PageFinding, { files }: PageModel, state: ViewState): HTMLElement {
  const { severity, certainty, weight, library, file, id } = finding;
  const owners = files[file]?.owners ?? [];
  const words = [
    severity,
    certainty,
    weight === "clear" ? "a clear loss" : "how much it is worth is arguable",
    ...(library === null ? [] : [`by ${library}`]),
    ...(owners.length === 0 ? [] : [`owned by ${owners.join(", ")}`]),
  ];
  const link = element("a", { href: hashOf({ ...state, search: "", open: id }) }, "Link to this finding");
  return element("p", { class: "facts" }, `${words.join(" · ")} · `, link);
}
