import type { PageModel, PageUnit } from "../page-model.ts";
import { element } from "./element.ts";
import { wordsOf } from "./finding-filter.ts";
import { LazyList } from "./lazy-list.ts";
import type { ListActions, ListView } from "./list-view.ts";
import { OpenRow } from "./open-row.ts";
import { pathDots } from "./path-dots.ts";
import { heardCount, heardText, kindNames } from "./path-ends.ts";
import { richText } from "./rich-text.ts";
import { unitPicture } from "./unit-picture.ts";
import { hashOf } from "./view-state.ts";

/** The units that say "done", those that keep most to themselves first. */
export class UnitsView implements ListView {
  readonly element: HTMLElement;
  readonly count: string;
  private readonly page: PageModel;
  private readonly actions: ListActions;
  private readonly units: readonly PageUnit[];
  private readonly rows = new Map<string, OpenRow>();
  private readonly list: LazyList<PageUnit>;

  constructor(page: PageModel, actions: ListActions) {
    this.page = page;
    this.actions = actions;
    const words = wordsOf(actions.state.search);
    this.units = page.units
      .filter(
        (unit) =>
          (actions.state.paths === "" || silentCount(unit) > 0) &&
          words.every((word) => this.textOf(unit).includes(word)),
      )
      .toSorted((a, b) => share(a) - share(b) || silentCount(b) - silentCount(a) || b.paths.length - a.paths.length);
    this.list = new LazyList(this.units, (unit) => this.row(unit));
    const all = page.units.length;
    this.count =
      this.units.length === all
        ? `${all.toLocaleString("en")} in all`
        : `${this.units.length.toLocaleString("en")} of ${all.toLocaleString("en")}`;
    this.element = element(
      "section",
      { class: "units", "aria-label": "Units" },
      this.units.length > 0 ? this.list.element : element("p", { class: "nothing" }, "No unit fits these filters."),
    );
  }

  reveal(id: string): OpenRow | null {
    const index = this.units.findIndex((unit) => unit.id === id);
    if (index === -1) return null;
    this.list.makeUpTo(index + 1);
    return this.rows.get(id) ?? null;
  }

  makeAll(): void {
    this.list.makeAll();
  }

  private textOf({ name, kind, file, paths }: PageUnit): string {
    const path = this.page.files[file]?.path ?? "";
    return [name, kindNames[kind], path, ...paths.map(({ text }) => text)].join("\n").toLowerCase();
  }

  private row(unit: PageUnit): HTMLElement {
    const path = this.page.files[unit.file]?.path ?? "";
    const end = path.lastIndexOf("/") + 1;
    const row = new OpenRow(
      unit.id,
      [
        element("span", { class: "unit-name" }, unit.name),
        element("span", { class: "unit-share" }, pathDots(unit), element("span", {}, heardText(unit))),
        element(
          "span",
          { class: "where" },
          element("span", { class: "path" }, path.slice(0, end), element("b", {}, path.slice(end)), `:${unit.line}`),
          element("span", { class: "note" }, kindNames[unit.kind]),
        ),
      ],
      { make: () => this.detail(unit), onToggle: (toggled) => this.actions.toggle(toggled) },
    );
    row.element.classList.add("unit");
    this.rows.set(unit.id, row);
    return row.element;
  }

  private detail(unit: PageUnit): HTMLElement {
    const index = this.page.units.indexOf(unit);
    const own = this.page.findings.filter((finding) => finding.unit === index);
    const links = own.map(({ id, line, message }) =>
      element(
        "li",
        {},
        element(
          "a",
          { href: hashOf({ ...this.actions.state, view: "findings", search: "", open: id }) },
          `Line ${line}`,
        ),
        ": ",
        ...richText(message),
      ),
    );
    return element(
      "div",
      { class: "detail" },
      unitPicture(unit),
      ...(links.length > 0 ? [element("h3", {}, "Findings in it"), element("ul", { class: "links" }, ...links)] : []),
    );
  }
}

function share(unit: PageUnit): number {
  return unit.paths.length === 0 ? 2 : heardCount(unit) / unit.paths.length;
}

function silentCount(unit: PageUnit): number {
  return unit.paths.length - heardCount(unit);
}
