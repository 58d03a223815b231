import { element } from "./element.ts";

const key = "silent-failure-theme";
const themes = ["auto", "light", "dark"] as const;
type Theme = (typeof themes)[number];

/** Light, dark, or as the system has it; kept for the next time where the browser lets a page keep something. */
export function themeSwitch(): HTMLElement {
  let now = kept();
  const button = element("button", { class: "theme", type: "button" });
  const apply = (): void => {
    if (now === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = now;
    button.textContent = now === "auto" ? "◐ Auto" : now === "light" ? "☀ Light" : "☾ Dark";
    button.setAttribute("aria-label", `Colours: ${now}. Change`);
  };
  button.addEventListener("click", () => {
    now = themes[(themes.indexOf(now) + 1) % themes.length] ?? "auto";
    keep(now);
    apply();
  });
  apply();
  return button;
}

function kept(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? "auto";
  } catch {
    // A page from a file may be refused to keep anything.
    return "auto";
  }
}

function keep(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It holds until the page is closed.
  }
}
