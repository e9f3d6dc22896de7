import type { PanelWords } from '#shared/text/panel/ru'
import type { Concern } from '../model/display-standing'

/** A concern as one short line. */
export function concernWords(concern: Concern, words: PanelWords): string {
  const { concern: its, alerts } = words.screens
  switch (concern.kind) {
    case 'alert': return alerts[concern.alert.code] ?? (concern.alert.text || its.alert)
    case 'missing': return its.missing(concern.count)
    case 'behind': return its.behind(concern.revisions)
    default: return its[concern.kind]
  }
}
