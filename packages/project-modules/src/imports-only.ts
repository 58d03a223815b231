/** Imports further down are rare, and not the ones that neighbours share. */
const maximumLines = 150;

/** The lines of a text up to its last import or `require` at the margin; what stands between them stays, so that it parses. */
export function importsOnly(text: string): string {
  const lines = text.split("\n", maximumLines);
  const last = lines.findLastIndex((line) => /^import\b|^\} from |^(?:const|let|var) .{0,200}\brequire\(/.test(line));
  return lines.slice(0, last + 1).join("\n");
}
