import type { Facts } from "./facts.ts";
import { isHeardPath, isMeantPath, pathFacts, reportOfPath, textOfPath, type FailurePath } from "./failure-path.ts";
import type { Finding } from "./finding.ts";
import type { Handler } from "./handler.ts";
import type { Passing } from "./passing.ts";
import type { Place } from "./place.ts";
import type { ReportLevel } from "./report.ts";
import type { Rule } from "./rule.ts";
import type { Settings } from "./settings.ts";
import type { Unit } from "./unit.ts";

/** What a rule concluded. */
export interface Judgement {
  readonly rule: string;
  readonly finding: Finding;
}

/** One way in which a unit can lose work, and whether somebody learns of it. */
export interface PathVisibility {
  readonly kind: Exclude<FailurePath["kind"], "successClaim" | "passing">;
  /** As a clause for people: "`orders.save()` fails", "when `!isValid(event)`". */
  readonly text: string;
  readonly place: Place;
  readonly report: ReportLevel;
  /** No rule finds fault with it. */
  readonly isHeard: boolean;
  /** What rules say of it; empty where it is heard. */
  readonly findings: readonly { readonly rule: string; readonly place: Place }[];
}

/** The failure paths of one unit, in source order; at least one. */
export interface UnitVisibility {
  readonly unit: Unit;
  readonly paths: readonly PathVisibility[];
}

/** Whether a rule can find fault with a failure path: whether it reads nothing but such. */
export function judgesPaths({ reads }: Pick<Rule, "reads">): boolean {
  return reads.every((kind) => (pathFacts as readonly string[]).includes(kind));
}

/**
 * How many of the failure paths of each unit are heard, like the coverage of tests. `judgements` are those of all rules,
 * `arguable` ones among them, so that the figure and the findings are one: a path is silent when a rule says so, heard when
 * it tells somebody, and else none that counts.
 */
export function visibilityOf(
  facts: Facts,
  judgements: readonly Judgement[],
  settings: Settings,
): readonly UnitVisibility[] {
  const findings = new Map<object, PathVisibility["findings"]>();
  for (const { rule, finding } of judgements)
    findings.set(finding.about, [...(findings.get(finding.about) ?? []), { rule, place: finding.place }]);

  const units = new Map<string, Found>();
  for (const kind of pathFacts)
    for (const path of facts[kind]) {
      // A success that `finally` claims is a word too many; the failure itself goes on.
      if (path.kind === "successClaim" && path.form === "finally") continue;
      // What is tried may be a side matter for whoever reads the claim, and the work itself for whoever reads the handler.
      if (path.kind === "successClaim" && path.attempt.isSide) continue;
      const told = findings.get(path) ?? [];
      if (
        path.kind === "handler" &&
        told.length === 0 &&
        arrivesElsewhere(path, [...facts.handlers, ...facts.passings])
      )
        continue;
      const isMeant = isMeantPath(path);
      if (!isMeant && told.length === 0 && !isHeardPath(path, settings)) continue;
      add(units, path, isMeant ? null : told);
    }
  return [...units.values()]
    .map(({ unit, paths }) => ({
      unit,
      paths: [...paths.values()].filter((path) => path !== null).toSorted((a, b) => a.place.start - b.place.start),
    }))
    .filter(({ paths }) => paths.length > 0)
    .toSorted((a, b) => a.unit.place.start - b.unit.place.start || a.unit.place.end - b.unit.place.end);
}

/**
 * `try { const { error } = await send(); if (error) throw error; } catch (error) { log(error); }`: what is thrown on inside of
 * a unit counts where it arrives.
 */
function arrivesElsewhere(handler: Handler, handlers: readonly (Handler | Passing)[]): boolean {
  return (
    handler.report === "failed" &&
    handlers.some(
      (other) =>
        other.unit.place.start === handler.unit.place.start &&
        other.place.end > handler.place.end &&
        handler.operations.every(({ place }) => other.operations.some((one) => one.place.start === place.start)),
    )
  );
}

interface Found {
  readonly unit: Unit;
  /** By where they begin: what two facts tell of one place is one path. Null where the loss is meant. */
  readonly paths: Map<number, PathVisibility | null>;
}

function add(units: Map<string, Found>, path: FailurePath, findings: PathVisibility["findings"] | null): void {
  const { unit, place } = path;
  const key = `${unit.place.start} ${unit.place.end} ${unit.name}`;
  const found = units.get(key) ?? { unit, paths: new Map<number, PathVisibility | null>() };
  units.set(key, found);
  const known = found.paths.get(place.start);
  if (known === null || findings === null) {
    found.paths.set(place.start, null);
    return;
  }
  const all = [...(known?.findings ?? []), ...findings];
  // What a rule speaks of says more than what is heard there anyhow.
  const isNews = known === undefined || (known.isHeard && findings.length > 0);
  found.paths.set(place.start, isNews ? toPath(path, all) : { ...known, findings: all });
}

function toPath(path: FailurePath, findings: PathVisibility["findings"]): PathVisibility {
  return {
    kind: path.kind === "successClaim" ? "handler" : path.kind === "passing" ? path.form : path.kind,
    text: textOfPath(path),
    place: path.place,
    report: reportOfPath(path),
    isHeard: findings.length === 0,
    findings,
  };
}
