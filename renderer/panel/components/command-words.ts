import type { CommandRow } from '#shared/contract/panel'
import type { PanelWords } from '#shared/text/panel/ru'
import { phaseOf } from '../model/pushes'

/** What happened and what to do, for a command that did not go well; undefined when there is nothing to say beyond its state. */
export function troubleWords({ state, error }: Pick<CommandRow, 'state' | 'error'>, words: PanelWords): string | undefined {
  const { push } = words
  if (state === 'declined' || state === 'expired' || state === 'unknown') return push.stateLong[state]
  if (phaseOf(state) !== 'trouble') return undefined
  if (!error) return push.errorNone
  return push.error[error.code] ?? (error.msg ? push.errorOther(error.msg) : push.errorNone)
}

/** «Урок «Плавление»»: what a command is about. */
export function commandTitle({ name, title }: Pick<CommandRow, 'name' | 'title'>, words: PanelWords): string {
  const kind = words.journal.command[name] ?? name
  return title && title !== name ? `${kind}: ${title}` : kind
}
