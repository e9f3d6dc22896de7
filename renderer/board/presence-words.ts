import type { Presence } from '#shared/contract/material-view'
import type { BoardText } from '#shared/text/board/ru'

/** Where a material stands, in words. */
export function presenceWords({ presence: words }: BoardText, presence: Presence): string {
  if (presence.kind === 'ready') return words.ready
  return presence.kind === 'loading' ? words.loading(presence.doneBytes, presence.totalBytes) : words.absent[presence.reason]
}
