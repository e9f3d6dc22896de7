import type { RuleBook } from './rule-book'

interface Needs {
  readonly rules: RuleBook
  readonly usage: { settle(displayId: string): Promise<void> }
  readonly registry: { all(): readonly { readonly id: string }[] }
}

/** What kind of screen a display was goes with it; the minutes that it showed keep their kind. */
export async function forgetSurfaces({ rules, usage, registry }: Needs): Promise<void> {
  const here = new Set(registry.all().map(({ id }) => id))
  for (const displayId of Object.keys(rules.surfaces)) if (!here.has(displayId)) await usage.settle(displayId)
  await rules.keepSurfacesOf(here)
}
