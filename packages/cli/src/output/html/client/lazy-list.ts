import { element } from "./element.ts";

const chunk = 50;

/** A list of which only the first items are made; the rest when somebody asks for them, or prints. */
export class LazyList<Item> {
  readonly element: HTMLElement;
  private readonly items: readonly Item[];
  private readonly make: (item: Item) => HTMLElement;
  private readonly list: HTMLElement = element("ol", { class: "rows" });
  private readonly more: HTMLButtonElement = element("button", { class: "more", type: "button", "data-stop": "" });
  private made = 0;

  constructor(items: readonly Item[], make: (item: Item) => HTMLElement) {
    this.items = items;
    this.make = make;
    this.element = element("div", {}, this.list, this.more);
    this.more.addEventListener("click", () => {
      const first = this.made;
      this.makeUpTo(this.made + chunk);
      // The button has moved on or is gone: whoever pressed it goes on with what it gave.
      this.list.children[first]?.querySelector<HTMLElement>("[data-stop]")?.focus();
    });
    this.makeUpTo(chunk);
  }

  makeUpTo(count: number): void {
    const end = Math.min(count, this.items.length);
    this.list.append(...this.items.slice(this.made, end).map(this.make));
    this.made = Math.max(this.made, end);
    const left = this.items.length - this.made;
    this.more.hidden = left === 0;
    this.more.textContent = `Show ${Math.min(chunk, left)} more of ${left.toLocaleString("en")}`;
  }

  makeAll(): void {
    this.makeUpTo(this.items.length);
  }
}
