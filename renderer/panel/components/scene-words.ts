import type { Reported } from '#shared/contract/mqtt/reported'
import type { PanelWords } from '#shared/text/panel/ru'

/** What a display says that it shows, in one line: its title, or the words of its kind. */
export function sceneWords(reported: Reported | undefined, words: PanelWords): string {
  const { scene, stage } = words.screens
  if (!reported) return scene.unknown
  const { kind, title, stage: at, stages } = reported.scene
  const isHall = kind === 'idle' && reported.why.source === 'hall'
  const name = title || (isHall ? words.hall.title : kind in scene ? scene[kind as keyof typeof scene] : scene.unknown)
  return at !== undefined && stages ? `${name} · ${stage(at + 1, stages)}` : name
}

/** Which rule put it there, whose word it was, and until when. `moment` draws an instant. */
export function whyWords(reported: Reported | undefined, words: PanelWords, moment: (instant: string) => string): string | undefined {
  if (!reported) return undefined
  const { rule, source, until } = reported.why
  const { why } = words.screens
  const reason = rule === 'push' ? why.push(source) : rule === 'emergency' || rule === 'opened' || rule === 'planned' || rule === 'idle' ? why[rule] : source
  if (rule === 'idle') return source === 'hall' ? words.hall.why : reason
  return until ? `${reason}, ${why.until(moment(until))}` : rule === 'push' ? `${reason}, ${why.untilCleared}` : reason
}
