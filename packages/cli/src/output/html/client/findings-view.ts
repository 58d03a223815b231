import type { PageFinding, PageModel } from "../page-model.ts";
import { element, svgElement } from "./element.ts";
import { findingDetail } from "./finding-detail.ts";
import { filteredFindings } from "./finding-filter.ts";
import { findingGroups, type FindingGroup } from "./finding-groups.ts";
import { LazyList } from "./lazy-list.ts";
import type { ListActions, ListView } from "./list-view.ts";
import { OpenRow } from "./open-row.ts";
import { richText } from "./rich-text.ts";
import { sign } from "./sign.ts";

/** Groups are open from the top until this many rows are shown. */
const shownAtFirst = 40;

interface ShownGroup {
  readonly group: FindingGroup;
  readonly setOpen: (isOpen: boolean) => void;
  readonly list: () => LazyList<PageFinding>;
}

/** The findings that the filters let through, in groups of which only the open ones are made. */
export class FindingsView implements ListView {
  readonly element: HTMLElement;
  readonly count: string;
  private readonly page: PageModel;
  private readonly actions: ListActions;
  private readonly rows = new Map<string, OpenRow>();
  private readonly groups: readonly ShownGroup[];

  constructor(page: PageModel, actions: ListActions) {
    this.page = page;
    this.actions = actions;
    const findings = filteredFindings(page, actions.state);
    const groups = findingGroups(page, findings, actions.state.group);
    const largest = Math.max(...groups.map((group) => group.findings.length));
    this.element = element("div", { class: "groups" });
    let shown = 0;
    this.groups = groups.map((group) => {
      const made = this.group(group, largest);
      if (shown < shownAtFirst) made.setOpen(true);
      shown += group.findings.length;
      return made;
    });
    const all = page.findings.length;
    this.count =
      findings.length === all
        ? `${all.toLocaleString("en")} in all`
        : `${findings.length.toLocaleString("en")} of ${all.toLocaleString("en")}`;
    if (groups.length === 0)
      this.element.append(
        element("p", { class: "nothing" }, all === 0 ? "Nothing was found." : "No finding fits these filters."),
      );
  }

  reveal(id: string): OpenRow | null {
    for (const { group, setOpen, list } of this.groups) {
      const index = group.findings.findIndex((finding) => finding.id === id);
      if (index === -1) continue;
      setOpen(true);
      list().makeUpTo(index + 1);
      return this.rows.get(id) ?? null;
    }
    return null;
  }

  makeAll(): void {
    for (const { setOpen, list } of this.groups) {
      setOpen(true);
      list().makeAll();
    }
  }

  private group(group: FindingGroup, largest: number): ShownGroup {
    const { name, about, findings } = group;
    const bar = svgElement(
      "svg",
      { class: "share", "aria-hidden": "true" },
      svgElement("rect", { width: `${Math.max(3, (findings.length / largest) * 100)}%`, height: "100%", rx: 3 }),
    );
    const count = element("span", { class: "group-count" }, findings.length.toLocaleString("en"));
    const button = element(
      "button",
      { class: "group-head", type: "button", "aria-expanded": "false", "data-stop": "" },
      element("span", { class: "group-name" }, name),
      bar,
      count,
    );
    const body = element("div", { class: "group-body", hidden: true });
    let made: LazyList<PageFinding> | null = null;
    const list = (): LazyList<PageFinding> => {
      if (!made) {
        made = new LazyList(findings, (finding) => this.row(finding));
        if (about !== "") body.append(element("p", { class: "group-about" }, ...richText(about)));
        body.append(made.element);
      }
      return made;
    };
    const setOpen = (isOpen: boolean): void => {
      button.setAttribute("aria-expanded", String(isOpen));
      body.hidden = !isOpen;
      if (isOpen) list();
    };
    button.addEventListener("click", () => setOpen(button.getAttribute("aria-expanded") === "false"));
    this.element.append(element("section", { class: "group", "aria-label": name }, element("h2", {}, button), body));
    return { group, setOpen, list };
  }

  private row(finding: PageFinding): OpenRow["element"] {
    const { message, file, line, symbol, state, severity, weight, certainty } = finding;
    const kind = state === "new" ? severity : state;
    const path = this.page.files[file]?.path ?? "";
    const end = path.lastIndexOf("/") + 1;
    const notes = [...(weight === "arguable" ? ["arguable"] : []), ...(certainty === "likely" ? ["likely"] : [])];
    const row = new OpenRow(
      finding.id,
      [
        sign(kind),
        element("span", { class: "unseen" }, `${kind === "suppressed" ? "switched off" : kind}: `),
        element("span", { class: "what" }, ...richText(message)),
        element(
          "span",
          { class: "where" },
          element("span", { class: "path" }, path.slice(0, end), element("b", {}, path.slice(end)), `:${line}`),
          ...(symbol === "" ? [] : [element("span", { class: "symbol" }, symbol)]),
          ...notes.map((note) => element("span", { class: "note" }, note)),
          ...(state === "new"
            ? []
            : [element("span", { class: "pill" }, state === "known" ? "known" : "switched off")]),
        ),
      ],
      {
        make: () => findingDetail(finding, this.page, this.actions.state),
        onToggle: (toggled) => this.actions.toggle(toggled),
      },
    );
    // With several owners it stands in several groups; a link leads to the first.
    if (!this.rows.has(finding.id)) this.rows.set(finding.id, row);
    return row.element;
  }
}
