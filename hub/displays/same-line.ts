import { segmentLineSchema } from '#shared/contract/catalogue-segment'
import { parseJson } from '../../agent/trust/envelopes'
import { stableJson } from './stable-json'

/** Whether two lines say the same of a record: most are equal as text; another release may write its keys in another order, or one default more. */
export function isSameLine(written: string, today: string): boolean {
  if (written === today) return true
  const [a, b] = [written, today].map(line => segmentLineSchema.safeParse(parseJson(line)).data)
  return a !== undefined && stableJson(a) === stableJson(b)
}
