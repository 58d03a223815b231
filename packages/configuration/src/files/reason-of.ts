const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ELOOP: "it is a symbolic link that leads back to itself",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
  ENOENT: "it does not exist",
  ENOTDIR: "a part of the path is not a folder",
};

/** Why the file system said no, without its own shorthand and without a stack. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && reasons[code]) ?? firstLine(message ?? String(error));
}

function firstLine(text: string): string {
  return (text.split("\n", 1)[0] ?? text).replace(/\.$/, "");
}
