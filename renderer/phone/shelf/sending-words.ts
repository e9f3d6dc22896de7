import type { PhoneWords } from '#shared/text/phone/ru'
import { importDetailWords } from '#shared/text/import-details'
import type { Sending } from './sending'

/** How far a file is, or by name and reason why it was not taken. */
export function sendingWords({ phase, refusal, message, share }: Pick<Sending, 'phase' | 'refusal' | 'message' | 'share'>, words: PhoneWords['shelf'], language: 'ru' | 'en'): string {
  if (message !== undefined) return message || words.sendLost
  if (phase === 'converting' && share !== undefined) return `${words.phase.converting} ${Math.round(share * 100)} %`
  if (!refusal) return words.phase[phase]
  const detail = 'detail' in refusal && refusal.detail ? importDetailWords(refusal.detail, language) : words.refused[refusal.kind]
  return `${words.phase.refused}: ${detail}`
}
