// Applies every remedy of every finding of a text, one at a time, and says what is wrong with what comes out.

/** What stands for a reason until a person writes one. Left as it is, it is a finding of `unexplained-ignore`, on purpose. */
const placeholder = "say why this may be lost";
const reason = "the nightly run makes it anew";

/**
 * @typedef {{ rule: string, remedy: string, line: number, library: string, faults: string[], text: string }} Tried
 * @typedef {(text: string) => import("eslint").Linter.LintMessage[]} Lint
 */

/**
 * @param {string} text
 * @param {Lint} lint all rules at the level that reports most
 * @param {(finding: { rule: string, line: number }) => boolean} [isMeant] leaves findings out
 * @returns {{ tried: Tried[], withoutRemedy: { rule: string, line: number }[] }} `withoutRemedy`: nothing but a comment is offered
 */
export function tryRemedies(text, lint, isMeant = () => true) {
  const before = lint(text);
  const tried = [];
  const withoutRemedy = [];
  for (const message of before) {
    const rule = (message.ruleId ?? "").replace("silent-failure/", "");
    if (!isMeant({ rule, line: message.line })) continue;
    const suggestions = message.suggestions ?? [];
    if (suggestions.every(({ messageId }) => messageId === "markIntended"))
      withoutRemedy.push({ rule, line: message.line });
    for (const suggestion of suggestions) {
      const { plan } = suggestion.data;
      const library = suggestions[0].data.library ?? "(by name)";
      const after = apply(text, suggestion.fix);
      const answered = written(text, plan, (stop) => (stop === placeholder ? reason : stop));
      const faults = [
        ...faultsOfPlan(text, plan, after),
        ...faultsOfResult(text, before, message, plan, answered, lint),
        ...(hasMixedLines(text, after) ? ["its lines end in two ways"] : []),
        ...(suggestions.length > 5 ? [`${suggestions.length} remedies are offered`] : []),
      ];
      tried.push({ rule, remedy: plan.remedy, line: message.line, library, faults, text: after });
    }
  }
  return { tried, withoutRemedy };
}

/** A file whose lines end in `\r\n` gets no others. */
function hasMixedLines(before, after) {
  return before.includes("\r\n") && /(?<!\r)\n|\r\r/.test(after);
}

/** What the edits one by one, with tab stops filled, have against the merged text. */
function faultsOfPlan(text, plan, after) {
  const faults = [];
  let at = 0;
  for (const { place } of plan.edits) {
    if (place.start < at || place.end < place.start) faults.push("edits overlap");
    at = place.end;
  }
  if (written(text, plan, (stop) => stop) !== after) faults.push("plan and fix give different texts");
  return faults;
}

/** The text with the edits of a plan, its tab stops answered. */
function written(text, plan, answer) {
  let result = "";
  let at = 0;
  for (const { place, text: parts } of plan.edits) {
    result += text.slice(at, place.start);
    result += parts.map((part) => (typeof part === "string" ? part : answer(part.text))).join("");
    at = place.end;
  }
  return result + text.slice(at);
}

function faultsOfResult(text, before, target, plan, after, lint) {
  if (after === text) return ["nothing is changed"];
  const messages = lint(after);
  const fatal = messages.find((message) => message.fatal);
  if (fatal) return [`does not parse: ${fatal.message} (line ${fatal.line})`];
  const faults = [];
  const others = before.filter((message) => message !== target).map((message) => keyAfter(text, message, plan, after));
  const own = keyAfter(text, target, plan, after);
  for (const message of messages) {
    const key = `${message.ruleId} ${message.line}`;
    if (others.includes(key)) others.splice(others.indexOf(key), 1);
    else if (message.ruleId === target.ruleId && Math.abs(message.line - Number(own.split(" ")[1])) <= 8)
      faults.push(`the finding is still there: ${message.message}`);
    else faults.push(`new finding: ${message.ruleId} line ${message.line}: ${message.message}`);
  }
  return [...faults, ...duplicateImports(text, after)];
}

/** Rule and line of a message once the plan is applied. */
function keyAfter(text, message, plan, after) {
  const offset = offsetOf(text, message.line, message.column);
  let shift = 0;
  for (const { place, text: parts } of plan.edits) {
    if (place.start > offset || (place.start === offset && place.end > place.start)) break;
    shift += parts.reduce((sum, part) => sum + lengthOf(part), 0);
    shift -= Math.min(place.end, offset) - place.start;
  }
  const line = after.slice(0, offset + shift).split("\n").length;
  return `${message.ruleId} ${line}`;
}

function lengthOf(part) {
  if (typeof part === "string") return part.length;
  return part.text === placeholder ? reason.length : part.text.length;
}

function offsetOf(text, line, column) {
  let offset = 0;
  for (let i = 1; i < line; i++) offset = text.indexOf("\n", offset) + 1;
  return offset + column - 1;
}

function duplicateImports(before, after) {
  const found = (text) => {
    const seen = new Map();
    for (const [, source = ""] of text.matchAll(/^import (?!type\b)[^;'"]*from ["']([^"']+)["']/gm))
      seen.set(source, (seen.get(source) ?? 0) + 1);
    return seen;
  };
  const old = found(before);
  return [...found(after)]
    .filter(([source, count]) => count > Math.max(1, old.get(source) ?? 0))
    .map(([source]) => `${source} is imported twice`);
}

function apply(text, { range, text: replacement }) {
  return text.slice(0, range[0]) + replacement + text.slice(range[1]);
}
