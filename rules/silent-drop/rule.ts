import {
  defineRule,
  dropsPart,
  lossOfGuard,
  nameOfUnit,
  reportLevels,
  type Drop,
  type Finding,
  type Guard,
  type Rule,
  type Settings,
} from "@silent-failure/analysis/model";

/*
 * A batch comes in, and some of it never gets to the work: the loop moves on, the filter keeps what it likes, the
 * `default` arm is empty. The rest succeeds, so the batch is done, and what fell through is gone with it. Nobody counted.
 */
export const silentDrop: Rule = defineRule({
  id: "silent-drop",
  description: "Items of a batch, or events of a kind, fall through without a log, count or dead letter.",
  recommended: true,
  reads: ["drops", "guards"],
  messages: {
    skipped: "{{unit}} leaves out {{what}} when `{{condition}}`, and nothing records it: {{onReturn}}.",
    faint: "{{unit}} leaves out {{what}} when `{{condition}}`, and `{{log}}` does not say which: {{onReturn}}.",
    filtered: "`{{decides}}` leaves items out before `{{work}}`, and nothing records them: {{onReturn}}.",
    unknownKind:
      "{{unit}} does nothing for a `{{decides}}` that it does not know, and nothing records it: {{onReturn}}.",
  },
  judge(facts, settings) {
    const required = reportLevels.indexOf(settings.requiredReport ?? "logged");
    return [
      ...facts.guards.filter((guard) => dropsPart(guard)).flatMap((guard) => ofGuard(guard, settings)),
      ...facts.drops.filter((drop) => reportLevels.indexOf(drop.report) < required).map((drop) => ofDrop(drop)),
    ];
  },
});

type Found = Finding & { readonly messageId: "skipped" | "faint" | "filtered" | "unknownKind" };

function ofGuard(guard: Guard, settings: Settings): readonly Found[] {
  const loss = lossOfGuard(guard, settings);
  if (!loss) return [];
  return [
    {
      messageId: loss.heard === "faint" ? "faint" : "skipped",
      data: {
        unit: sentence(nameOfUnit(guard.unit)),
        what: loss.what,
        condition: loss.condition,
        log: guard.faintLog ?? "",
        onReturn: guard.unit.onReturn,
      },
      place: guard.place,
      trail: loss.trail,
      about: guard,
      certainty: guard.unit.certainty,
      weight: loss.weight,
    },
  ];
}

function ofDrop(drop: Drop): Found {
  const unit = nameOfUnit(drop.unit);
  const name = drop.loses === "items" ? "items" : "events of another kind";
  return {
    messageId: drop.loses === "items" ? "filtered" : "unknownKind",
    data: { unit: sentence(unit), decides: drop.decides, work: drop.work.name, onReturn: drop.unit.onReturn },
    place: drop.place,
    trail: [
      { at: "operation", text: `\`${drop.work.name}\` does the work`, place: drop.work.place },
      { at: "lost", text: `\`${drop.decides}\` keeps ${name} from it, and nobody is told`, place: drop.place },
      { at: "verdict", text: `${unit} goes on: ${drop.unit.onReturn}`, place: drop.place },
    ],
    about: drop,
    certainty: drop.unit.certainty,
    weight: isClear(drop) ? "clear" : "arguable",
  };
}

/*
 * | what falls through | clear when                                                                                        |
 * |--------------------|---------------------------------------------------------------------------------------------------|
 * | items of a batch   | they were checked and found wanting, and are acknowledged anyhow, or the unit is registered or    |
 * |                    | reports elsewhere, or all of it is meant to come in: the lines of an import                       |
 * | all of a kind      | what fell through is marked as done, or is meant for this unit alone: its queue, its list         |
 * Never: what a comment explains, a choice without any arm for the rest.
 */
function isClear(drop: Drop): boolean {
  if (drop.explained || drop.form === "noDefault") return false;
  if (drop.settled) return drop.loses === "kind" || drop.checked;
  const proved = drop.unit.certainty === "proved";
  return drop.loses === "kind"
    ? drop.unit.sole && (proved || drop.perItem)
    : drop.checked && (drop.unit.registered || drop.siblingReports || drop.isMeantWhole);
}

function sentence(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
