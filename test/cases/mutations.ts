import parser from "@typescript-eslint/parser";

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A token's place in its text, and its kind: `Identifier`, `Punctuator` … */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

export function tokensOf(text: string): readonly Token[] {
  const { tokens = [] } = parser.parse(text, { range: true, tokens: true });
  return tokens.map(({ range: [start, end], type }) => ({ start, end, kind: type }));
}

/**
 * A text with a token, or a run of them, deleted or doubled, or with two tokens swapped; spaces stay as they are.
 * Half of the swaps are of one kind, which most often still parses.
 */
export function mutate(text: string, tokens: readonly Token[], random: () => number): string {
  const index = Math.floor(random() * tokens.length);
  const token = tokens[index];
  if (!token) return text;
  const run = tokens[Math.min(index + Math.floor(random() * 12), tokens.length - 1)] ?? token;
  const choice = random();
  if (choice < 0.15) return without(text, token.start, token.end);
  if (choice < 0.25) return doubled(text, token.start, token.end);
  if (choice < 0.4) return without(text, token.start, run.end);
  if (choice < 0.5) return doubled(text, token.start, run.end);
  const others = tokens.filter(({ kind, start }) => start !== token.start && (choice < 0.65 || kind === token.kind));
  const other = others[Math.floor(random() * others.length)];
  return other ? swapped(text, token, other) : without(text, token.start, token.end);
}

function without(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(end);
}

function doubled(text: string, start: number, end: number): string {
  return `${text.slice(0, end)} ${text.slice(start, end)} ${text.slice(end)}`;
}

function swapped(text: string, one: Token, other: Token): string {
  const [a, b] = one.start < other.start ? [one, other] : [other, one];
  return (
    text.slice(0, a.start) +
    text.slice(b.start, b.end) +
    text.slice(a.end, b.start) +
    text.slice(a.start, a.end) +
    text.slice(b.end)
  );
}
