/** Bytes in steps of 1024, three digits at most; `units` are the language's own. */
export function formatBytes(bytes: number, units: { byte: string; kilobyte: string; megabyte: string; gigabyte: string }, language: string): string {
  const steps = [units.byte, units.kilobyte, units.megabyte, units.gigabyte]
  const step = Math.min(steps.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10))
  const number = bytes / 1024 ** step
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: step === 0 || number >= 100 ? 0 : 1 }).format(number)}\u00a0${steps[step]!}`
}

/** How the reader of a language writes times and dates: on English pages too a day is written before its month, and there is no a.m. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language)

/** A date of a calendar in figures: `25.10.2026`, `25 Oct 2026`. */
export const dateWords = (date: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { day: '2-digit', month: language === 'en' ? 'short' : '2-digit', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${date}T12:00:00Z`))

/** The reader's own zone, and how both times are said where they differ. */
interface Reader {
  readonly zone: string
  both(school: string, own: string): string
}

/** Instants in the school's zone, and in the reader's where that shows another time; an unknown zone falls back to the browser's. */
export function instantFormats(language: string, timeZone: string | undefined, reader?: Reader) {
  const school = formatsIn(language, timeZone)
  const own = reader && formatsIn(language, reader.zone)
  const at = (instant: string | number) => new Date(instant)
  const told = (words: string, instant: string | number) => {
    if (!own || own.full.format(at(instant)) === school.full.format(at(instant))) return words
    const isSameDay = own.date.format(at(instant)) === school.date.format(at(instant))
    return reader.both(words, (isSameDay ? own.time : own.day).format(at(instant)))
  }
  return {
    time: (instant: string | number) => told(school.time.format(at(instant)), instant),
    moment: (instant: string | number, nowMs: number) => told((school.date.format(at(instant)) === school.date.format(nowMs) ? school.time : school.day).format(at(instant)), instant),
    full: (instant: string | number) => told(school.full.format(at(instant)), instant),
  }
}

function formatsIn(language: string, timeZone: string | undefined) {
  const make = (options: Intl.DateTimeFormatOptions) => {
    try {
      return new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone })
    } catch {
      return new Intl.DateTimeFormat(localeOf(language), options)
    }
  }
  return {
    time: make({ hour: '2-digit', minute: '2-digit' }),
    day: make({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    full: make({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    date: make({ dateStyle: 'short' }),
  }
}

/** Seconds as a clock: `1:05:09`, `0:42`. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds)
  const two = (number: number) => String(number).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
