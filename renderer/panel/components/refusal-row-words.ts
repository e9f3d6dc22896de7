import type { RefusalRow } from '#shared/contract/panel'
import type { PanelWords } from '#shared/text/panel/ru'

/** A line of the refusal log in words: what, with its topic, address or person as it is, and why. Unknown codes stay readable as they stand. */
export function refusalRowWords({ what, reason }: Pick<RefusalRow, 'what' | 'reason'>, { journal }: PanelWords): { what: string; rest: string; why: string } {
  const why = journal.refusedWhy[reason] ?? reason
  const known = Object.keys(journal.refusedWhat).filter(prefix => what === prefix || what.startsWith(`${prefix} `)).sort((a, b) => b.length - a.length)[0]
  return known === undefined ? { what, rest: '', why } : { what: journal.refusedWhat[known]!, rest: what.slice(known.length).trim(), why }
}
