import { computed, ref } from 'vue'
import { language } from '../ui/language'
import { dateWords, formatBytes, instantFormats, localeOf } from './model/format-numbers'
import { ageOf } from './model/ages'
import { useNow } from './now'
import { useText } from './words'

/** IANA zone of the school; the app sets it when the school is known. */
export const schoolZone = ref<string>()

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Numbers and times as a person reads them: in the chosen language, in the school's time zone (and the reader's, where that is another: acceptance T-26), aging while they are looked at. */
export function useFormats() {
  const text = useText()
  const now = useNow()
  const instants = computed(() => instantFormats(language.value, schoolZone.value, { zone: ownZone, both: text.value.zones.both }))
  return {
    age(instant: string | undefined): string {
      const age = ageOf(instant, now.value)
      return age ? text.value.age(age.unit, age.count) : text.value.never
    },
    /** A date of a calendar: «Четверг, 26 ноября». */
    day(date: string): string {
      const words = new Intl.DateTimeFormat(localeOf(language.value), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(`${date}T12:00:00Z`))
      return words.charAt(0).toUpperCase() + words.slice(1)
    },
    date: (date: string) => dateWords(date, language.value),
    bytes: (bytes: number) => formatBytes(bytes, text.value.units, language.value),
    /** `10:42` today, else with the date. */
    moment: (instant: string | number) => instants.value.moment(instant, now.value),
    full: (instant: string | number) => instants.value.full(instant),
    time: (instant: string | number) => instants.value.time(instant),
  }
}
