import { mkdirSync, mkdtempSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configName, findConfig, readConfig, ShownPath } from "@silent-failure/configuration/files";
import { beforeEach, describe, expect, test } from "vitest";
import type { ReportedUnit } from "../output/reported-unit.ts";
import { UsageError } from "../usage-error.ts";
import { readMinVisibility } from "./read-min-visibility.ts";
import { visibilityOf } from "./visibility.ts";
import { VisibilityGate, type MeasuredRun, type VisibilityOptions } from "./visibility-gate.ts";

let root = "";
/** 3 of 4 in orders, 1 of 1 in stock. */
let units: ReadonlyMap<string, readonly ReportedUnit[]> = new Map();

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "silent-failure-visibility-")));
  for (const folder of ["src/orders", "src/orders-archive", "src/stock"])
    mkdirSync(join(root, folder), { recursive: true });
  units = new Map([
    [join(root, "src/orders/consumer.ts"), [unit(1, 2), unit(2, 2)]],
    [join(root, "src/stock/book.ts"), [unit(1, 1)]],
  ]);
});

function unit(heard: number, paths: number): ReportedUnit {
  const span = { line: 1, column: 1, endLine: 1, endColumn: 2 };
  return {
    name: "handle",
    kind: "message",
    span,
    paths: Array.from({ length: paths }, (_, i) => ({
      kind: "handler",
      text: "`orders.save()` fails",
      span,
      report: i < heard ? "counted" : "silent",
      isHeard: i < heard,
    })),
  };
}

function gateOf(options: VisibilityOptions): VisibilityGate {
  const configPath = findConfig(root);
  const config = configPath === undefined ? {} : readConfig(configPath, configName);
  return new VisibilityGate(options, { config, configPath }, new ShownPath(root));
}

function judged(options: VisibilityOptions, run: Partial<MeasuredRun> = {}): ReturnType<VisibilityGate["judge"]> {
  return gateOf(options).judge({ units, paths: [root], isPart: false, isUnread: false, ...run });
}

function asked(...given: readonly string[]): VisibilityOptions {
  return {
    minVisibility: given.reduce<ReturnType<typeof readMinVisibility>>(
      (known, one) => readMinVisibility(one, known),
      [],
    ),
  };
}

const configured = (text: string): void => writeFileSync(join(root, configName), text);
const stored = (): string => readFileSync(join(root, configName), "utf8");

describe("the figure", () => {
  test("of all and of a folder, rounded down", () => {
    const visibility = visibilityOf(units, root);
    expect(visibility.total).toEqual({ units: 3, paths: 5, heard: 4, percent: 80 });
    expect(visibility.of("src/orders")).toEqual({ units: 2, paths: 4, heard: 3, percent: 75 });
    expect(visibilityOf(new Map([["/a.ts", [unit(2, 3)]]]), "/").total.percent).toBe(66);
    expect(visibilityOf(new Map([["/a.ts", [unit(299, 300)]]]), "/").total.percent).toBe(99);
  });

  test("there is none without a failure path, nor of a folder that only begins with the same name", () => {
    expect(visibilityOf(new Map(), root).total).toEqual({ units: 0, paths: 0, heard: 0, percent: null });
    expect(visibilityOf(units, root).of("src/ord").percent).toBeNull();
    expect(visibilityOf(units, root).of("src/orders-archive").percent).toBeNull();
  });
});

describe("--min-visibility", () => {
  test.each([
    [["80"], [{ folder: null, percent: 80 }]],
    [["92.5%"], [{ folder: null, percent: 92.5 }]],
    [
      ["src/orders:95", "60"],
      [
        { folder: "src/orders", percent: 95 },
        { folder: null, percent: 60 },
      ],
    ],
    [["60", "70"], [{ folder: null, percent: 70 }]],
    [["C:\\work\\orders:95"], [{ folder: "C:\\work\\orders", percent: 95 }]],
  ])("%j is read", (given, minimums) => {
    expect(asked(...given).minVisibility).toEqual(minimums);
  });

  test.each([
    ["many", "--min-visibility many is no percentage."],
    ["", "--min-visibility  is no percentage."],
    ["-1", "--min-visibility -1 is no percentage."],
    ["101", "--min-visibility 101 asks for more than there is."],
    ["src/orders:", "--min-visibility src/orders: has no percentage."],
    ["src/orders:all", "--min-visibility src/orders:all has no percentage."],
    [":80", "--min-visibility :80 names no folder."],
  ])("%j is refused", (given, sentence) => {
    expect(() => readMinVisibility(given)).toThrow(UsageError);
    expect(() => readMinVisibility(given)).toThrow(`${sentence} Write --min-visibility <percent> or`);
  });

  test("is held against the figure itself, not the rounded one", () => {
    expect(judged(asked("80")).faults).toEqual([]);
    expect(judged(asked("80.1")).faults).toEqual([
      "Visibility is 80 % (4 of 5 failure paths are heard), below the 80.1 % that --min-visibility asks for. `silent-failure check --strict`, with the same paths, shows the silent ones.",
    ]);
  });

  test("of a folder", () => {
    const options = asked(`${join(root, "src/orders")}:90`, `${join(root, "src/stock")}:100`, "1");
    expect(judged(options).faults).toEqual([
      "Visibility of src/orders is 75 % (3 of 4 failure paths are heard), below the 90 % that --min-visibility asks for. `silent-failure check src/orders --strict` shows the silent ones.",
    ]);
  });

  test("of a folder that is none is refused before the work", () => {
    expect(() => gateOf(asked(`${join(root, "src/oders")}:90`))).toThrow(
      "--min-visibility asks for a visibility of src/oders, which is no folder.",
    );
  });

  test("says nothing where there is no failure path, nor of a part of the files", () => {
    expect(judged(asked("100"), { units: new Map() })).toEqual({ faults: [], notices: [] });
    expect(judged(asked("100"), { isPart: true })).toEqual({
      faults: [],
      notices: [expect.stringContaining("Visibility was held against no minimum")],
    });
  });

  test("the configuration asks as well, from its own folder, and the option outranks it", () => {
    configured('{ "minVisibility": { "src/orders": 80, "src/stock": 100 } }');
    expect(judged({}).faults).toEqual([expect.stringContaining(`below the 80 % that ${configName} asks for`)]);
    expect(judged(asked(`${join(root, "src/orders")}:70`)).faults).toEqual([]);
  });

  test.each([
    ['{ "minVisibility": 101 }', "`minVisibility` is 100 or less, not 101."],
    ['{ "minVisibility": "80" }', '`minVisibility` is a number or an object in { }, not "80".'],
    ['{ "minVisibility": { "src": -1 } }', "`minVisibility.src` is 0 or more, not -1."],
  ])("%s is refused", (text, sentence) => {
    configured(text);
    expect(() => gateOf({})).toThrow(sentence);
  });
});

describe("--raise-visibility", () => {
  const raises: VisibilityOptions = { raiseVisibility: true };

  test("writes what is higher, and leaves everything else as it is", () => {
    configured('\uFEFF{\r\n\t"level":   "strict",\r\n\t"minVisibility": 62.5, "followImports": true\r\n}');
    expect(judged(raises)).toEqual({
      faults: [],
      notices: [`minVisibility in ${configName} is raised from 62.5 to 80.`],
    });
    expect(stored()).toBe('\uFEFF{\r\n\t"level":   "strict",\r\n\t"minVisibility": 80, "followImports": true\r\n}');
  });

  test.each([
    ["{}", '{\n  "minVisibility": 80\n}'],
    ['{\n    "level": "strict"\n}\n', '{\n    "level": "strict",\n    "minVisibility": 80\n}\n'],
    ['{\n\t"level": "strict"\n}\n', '{\n\t"level": "strict",\n\t"minVisibility": 80\n}\n'],
  ])("begins where nothing was asked for: %j", (before, after) => {
    configured(before);
    judged(raises);
    expect(stored()).toBe(after);
  });

  test("raises each folder by itself, and never lowers one", () => {
    configured('{ "minVisibility": { "src/orders": 70, "src/stock": 100, "src": 90, "src/orders-archive": 1 } }');
    expect(judged(raises).notices).toEqual([
      `minVisibility of src/orders in ${configName} is raised from 70 to 75.`,
      `minVisibility of src/stock in ${configName} stays at 100: the figure is 100 %.`,
      `minVisibility of src in ${configName} stays at 90: the figure is 80 %.`,
      `minVisibility of src/orders-archive in ${configName} stays at 1: there is no failure path.`,
    ]);
    expect(stored()).toBe(
      '{ "minVisibility": { "src/orders": 75, "src/stock": 100, "src": 90, "src/orders-archive": 1 } }',
    );
  });

  test("writes nothing when nothing is higher", () => {
    configured('{ "minVisibility": 80 }');
    const before = statSync(join(root, configName)).ino;
    expect(judged(raises).notices).toEqual([`minVisibility in ${configName} stays at 80: the figure is 80 %.`]);
    expect(statSync(join(root, configName)).ino).toBe(before);
  });

  test.each([
    ["a run over a folder of it", { paths: ["src/orders"] }, "not all of . was checked"],
    ["a run over what has changed", { isPart: true }, "not all of . was checked"],
    ["a run that could not read all", { isUnread: true }, "something could not be analysed"],
  ])("learns nothing from %s", (_name, run: Partial<MeasuredRun>, sentence) => {
    configured('{ "minVisibility": 10 }');
    const paths = run.paths?.map((path) => join(root, path));
    expect(judged(raises, paths ? { paths } : run).notices[0]).toContain(sentence);
    expect(stored()).toBe('{ "minVisibility": 10 }');
  });

  test("asks for a configuration before the work", () => {
    expect(() => gateOf(raises)).toThrow(
      `--raise-visibility writes to ${configName}, and there is none in this folder or above it.`,
    );
  });
});
