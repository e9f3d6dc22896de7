/** A new id for what a person makes in the panel. Not `crypto.randomUUID`: that one exists in secure contexts only. */
export function makeId(kind: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return `${kind}-${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`
}
