export type Strength = 'none' | 'weak' | 'fair' | 'strong'

/** A rough word for a password's strength: length counts, repetition does not. The hub decides what it takes. */
export function strengthOf(password: string): Strength {
  const distinct = new Set(password.toLowerCase()).size
  if (password.length < 10) return password.length === 0 ? 'none' : 'weak'
  if (distinct < 6 || /^\d+$/.test(password)) return 'weak'
  return password.length >= 16 && distinct >= 9 ? 'strong' : 'fair'
}
