import type { Variable } from "@typescript-eslint/scope-manager";
import type { ReportLevel } from "../../../model/report.ts";
import { strongest } from "../../../model/report.ts";
import type { SuccessClaim } from "../../../model/success-claim.ts";
import { claimsLoudly } from "../../../vocabulary/success-words.ts";
import { isSideFunction } from "../../../vocabulary/role-names.ts";
import type { Claim } from "../failure-paths/claim-of.ts";
import { retryOf } from "../failure-paths/retry-of.ts";
import { returnsNothing, setInTry } from "../failure-paths/returns-nothing.ts";
import { verdictAfter } from "../failure-paths/verdict-after.ts";
import type { AttemptArm } from "../handlers/attempt-arms.ts";
import { placeOfArm } from "../handlers/handlers.ts";
import { isOnErrorPath, isRepeated, isSideRoom } from "../handlers/is-side-room.ts";
import type { Reading } from "../reading.ts";
import { contains, enclosingFunction, isLoop, type FunctionNode, type Node } from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { aboutOf } from "./about.ts";
import { claimsReached } from "./claims-reached.ts";

/** Reads every claim of success that the failure of the same work reaches. */
export function readSuccessClaims(reading: Reading): readonly SuccessClaim[] {
  const found: SuccessClaim[] = [];
  for (const body of reading.file.bodies)
    for (const arm of reading.attempts.in(body)) {
      const claim = toSuccessClaim(reading, arm);
      if (claim) found.push(claim);
    }
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

function toSuccessClaim(reading: Reading, arm: AttemptArm): SuccessClaim | null {
  const reached = claimsReached(reading, arm);
  if (reached.length === 0) return null;
  const around = reading.units.around(arm.site);
  if (!around) return null;
  const home = arm.form === "errorFirst" ? (enclosingFunction(arm.site) ?? around.node) : around.node;
  const path = reading.reports.of(arm.body, arm.errors);
  const report = reportOf(reading, arm, path);
  if (report === "failed" && arm.form !== "finally") return null;
  // A claim of a `catch` by `return` or the failure of all that follows is no claim any more.
  const { verdict, loop } = verdictAfter(reading, arm, home, around.unit);
  if (!verdict || retryOf(reading, arm, home) || setInTry(reading, arm, path.carriers, home)) return null;
  if (arm.form !== "finally" && returnsNothing(reading, arm, home, around.unit)) return null;
  const ranked = reached
    .filter(({ claim }) => !mentions(reading, claim.node, path.carriers))
    .map((one) => ({ ...one, about: aboutOf(reading, arm, one, home) }))
    .toSorted((a, b) => order.indexOf(a.about) - order.indexOf(b.about));
  const [best] = ranked;
  if (!best) return null;
  const { claim, stands, about } = best;
  return {
    kind: "successClaim",
    form: arm.form,
    unit: around.unit,
    place: placeOfArm(arm),
    attempt: { ...arm.work.attempt, isSide: arm.work.attempt.isSide || isSideWork(reading, arm, home, about) },
    report,
    reportText: arm.known?.text ?? path.text,
    claim: {
      form: claim.form,
      text: claim.code,
      place: claim.place,
      tone: claim.words === null || claimsLoudly(claim.words.replace(/[._:-]/g, " ")) ? "loud" : "quiet",
      stands,
    },
    about,
    loop: isInSameTurn(arm.site, claim, home) ? null : loop,
    awaited: arm.awaited,
    explained: reading.intent.explains(arm.place) || reading.intent.explains(arm.site, arm.place.range[0]),
  };
}

const order: readonly SuccessClaim["about"][] = ["itself", "words", "whole", "other"];

function reportOf(
  reading: Reading,
  arm: AttemptArm,
  path: { readonly level: ReportLevel; readonly carriers: ReadonlySet<Variable> },
): ReportLevel {
  // Without a `catch` the failure leaves; what its `finally` said stays said.
  if (arm.form === "finally") return "failed";
  const level = arm.known?.level ?? path.level;
  return strongest(
    level,
    reading.carriers.reportOf(path.carriers, arm.site.type === "TryStatement" ? arm.place : arm.site),
  );
}

/** `failed++` in the handler, and `${failed} failed` in the claim: the claim tells. */
function mentions(reading: Reading, node: Node, variables: ReadonlySet<Variable>): boolean {
  return variables.size > 0 && reading.reports.mentions(node, [...variables]);
}

function isSideWork(reading: Reading, arm: AttemptArm, home: FunctionNode, about: SuccessClaim["about"]): boolean {
  return (
    // "rates refreshed successfully" is a claim, whatever a refresh is worth.
    (about !== "words" && isSideFunction(nameOfFunction(home) ?? "")) ||
    isSideRoom(reading.file.input.filename) ||
    isOnErrorPath(arm.site, home) ||
    isRepeated(arm.site)
  );
}

/** The claim is made in the same turn of the loop, and not when all turns are over. */
function isInSameTurn(site: Node, claim: Claim, home: FunctionNode): boolean {
  for (let node: Node | undefined = site.parent; node && node !== home; node = node.parent)
    if (isLoop(node)) return contains(node, claim.node);
  return true;
}
