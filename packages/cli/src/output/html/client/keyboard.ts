interface Actions {
  readonly search: () => HTMLInputElement | null;
  /** Closes what is open; answers whether anything was. */
  readonly close: () => boolean;
}

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** `/` searches, j, k and the arrows walk through groups and rows, Escape closes. Enter opens by itself: rows are buttons. */
export function listenToKeyboard({ search, close }: Actions): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target instanceof HTMLElement ? event.target : document.body;
    const field = search();
    const isTyping = at instanceof HTMLInputElement;
    if (event.key === "Escape") {
      if (isTyping) leave(at);
      else close();
    } else if (event.key === "/" && !isTyping && field) {
      field.focus();
      field.select();
      event.preventDefault();
    } else if (event.key in steps && isFree(at, event.key)) {
      if (walk(at, steps[event.key] ?? 0)) event.preventDefault();
    }
  });
}

/** Letters belong to a field, and arrows to whatever scrolls or chooses with them. */
function isFree(at: HTMLElement, key: string): boolean {
  if (at instanceof HTMLInputElement) return key === "ArrowDown";
  if (at instanceof HTMLSelectElement) return false;
  return key.length === 1 || at === document.body || at.closest("[data-stop]") !== null || at.id === "content";
}

function walk(from: HTMLElement, step: number): boolean {
  const stops = [...document.querySelectorAll<HTMLElement>("[data-stop]")].filter((stop) => stop.checkVisibility());
  const current =
    from.closest<HTMLElement>("[data-stop]") ?? from.closest(".item")?.querySelector<HTMLElement>("[data-stop]");
  const index = current ? stops.indexOf(current) : -1;
  const next = stops[index === -1 ? 0 : Math.min(stops.length - 1, Math.max(0, index + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

function leave(field: HTMLInputElement): void {
  if (field.value === "") field.blur();
  else {
    field.value = "";
    field.dispatchEvent(new Event("input"));
  }
}
