/** What a store tells about the disk. `disk` means that something could not be done there; the store goes on without it. */
export type StoreProblem =
  | { readonly kind: 'damaged-file'; readonly sha256: string; readonly file: string }
  | { readonly kind: 'journal-damaged'; readonly lines: number }
  | { readonly kind: 'disk'; readonly code: string; readonly file: string }

/** The system's error code; an error that has none is a bug and thrown on. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  if (typeof code !== 'string') throw error
  return code
}
