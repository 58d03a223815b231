import { element, type Child } from "./element.ts";

let count = 0;

/** A row of a list that opens: its content is made when it is first wanted. */
export class OpenRow {
  readonly id: string;
  readonly element: HTMLLIElement;
  readonly button: HTMLButtonElement;
  private readonly make: () => HTMLElement;
  private content: HTMLElement | null = null;

  constructor(
    id: string,
    line: readonly Child[],
    { make, onToggle }: { readonly make: () => HTMLElement; readonly onToggle: (row: OpenRow) => void },
  ) {
    this.id = id;
    this.make = make;
    this.button = element(
      "button",
      { class: "row", type: "button", "aria-expanded": "false", "data-stop": "" },
      ...line,
    );
    this.button.addEventListener("click", () => onToggle(this));
    this.element = element("li", { class: "item" }, this.button);
  }

  get isOpen(): boolean {
    return this.content !== null;
  }

  open(): void {
    if (this.content) return;
    this.content = this.make();
    this.content.id = `detail-${++count}`;
    this.button.setAttribute("aria-expanded", "true");
    this.button.setAttribute("aria-controls", this.content.id);
    this.element.append(this.content);
  }

  close(): void {
    this.content?.remove();
    this.content = null;
    this.button.setAttribute("aria-expanded", "false");
    this.button.removeAttribute("aria-controls");
  }
}
