import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";

/**
 * Puts a text in the place of a file as a whole or not at all: a temporary file beside it, then a rename. Mode and owner
 * of what was there are kept. Libraries that do this take a write that ended early, as on a full disk, for a whole one.
 * @throws what the file system throws; the file is then as it was.
 */
export function writeAtomically(path: string, text: string): void {
  const before = statSync(path, { throwIfNoEntry: false });
  // A link stays one, and leads to the new text.
  const target = before ? realpathSync(path) : path;
  const temporary = `${target}.${randomBytes(6).toString("hex")}.tmp`;
  const file = openSync(temporary, "wx");
  try {
    try {
      writeFileSync(file, text);
      if (before) keepAccess(file, before);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function keepAccess(file: number, { mode, uid, gid }: Stats): void {
  if (uid !== process.getuid?.() || gid !== process.getgid?.()) {
    try {
      fchownSync(file, uid, gid);
    } catch {
      // Only root may give a file away; the text is what matters.
    }
  }
  fchmodSync(file, mode);
}
