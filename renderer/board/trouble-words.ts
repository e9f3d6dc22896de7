import type { BoardText } from '#shared/text/board/ru'
import { presenceWords } from './presence-words'
import type { Trouble } from './stores/board'

/** Why a touch had no effect, in one sentence that a teacher would say. */
export function troubleWords(text: BoardText, trouble: Trouble): string {
  if (trouble.kind === 'carrier') return text.carrierFaults[trouble.fault.kind]
  if (trouble.fault.kind === 'hidden') return text.codes.hidden[trouble.fault.why]
  return trouble.fault.kind === 'unknown' ? text.openFaults.unknown : presenceWords(text, trouble.fault.presence)
}
