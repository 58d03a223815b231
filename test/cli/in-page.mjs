// Functions that run in the page of a report, one by one: each has to do with what is in it and what it is given.

export function addScript(text) {
  const script = document.createElement("script");
  script.textContent = text;
  document.body.append(script);
}

export function countNodes() {
  return document.querySelectorAll("*").length;
}

export function focusedText() {
  return document.activeElement?.textContent ?? "";
}

export function focusedId() {
  return document.activeElement?.id ?? "";
}

export function leaveFocus() {
  document.activeElement?.blur();
}

export function outlineStyle() {
  return getComputedStyle(document.activeElement).outlineStyle;
}

export function print() {
  dispatchEvent(new Event("beforeprint"));
}

export function isScrollingSideways() {
  return document.documentElement.scrollWidth > document.documentElement.clientWidth;
}

export function groundColour() {
  return getComputedStyle(document.documentElement).backgroundColor;
}

/** Texts of a drawing that leave it or lie upon another. */
export function drawingFaults(drawing) {
  const all = drawing.getBoundingClientRect();
  const texts = [...drawing.querySelectorAll("text")].map((text) => ({ text, box: text.getBoundingClientRect() }));
  const outside = texts.filter(({ box }) => box.right > all.right + 1 || box.left < all.left - 1);
  const lapping = texts.filter(({ box: a }, i) =>
    texts.some(
      ({ box: b }, j) =>
        i < j && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3,
    ),
  );
  return [...outside, ...lapping].map(({ text }) => text.textContent);
}

/** The contrast of each text that a list of selectors finds, with the ground that it stands on. */
export function contrasts(selectors) {
  const numbers = (colour) => colour.match(/[\d.]+/g)?.map(Number) ?? [];
  const luminance = (colour) => {
    const [red, green, blue] = numbers(colour)
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (numbers(colour)[3] !== 0) return colour;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  return selectors.flatMap((selector) =>
    [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const style = getComputedStyle(element);
        const text = luminance(element instanceof SVGElement ? style.fill : style.color);
        const ground = luminance(groundOf(element));
        return { selector, contrast: (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05) };
      }),
  );
}
