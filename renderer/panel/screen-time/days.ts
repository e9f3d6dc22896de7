const dayMs = 24 * 3_600_000

/** The first of `count` local dates that end with `to`. */
export const lastDays = (to: string, count: number): string => new Date(Date.parse(to) - (count - 1) * dayMs).toISOString().slice(0, 10)
