import { mostWarnings, type ImportWarning } from '#shared/contract/timetable-import'

/** Collects what a person should know about a file; a file with nothing but faults does not become a list without end. */
export class WarningList {
  readonly #warnings: ImportWarning[] = []
  #count = 0

  add(warning: ImportWarning): void {
    this.#count++
    if (this.#warnings.length < mostWarnings) this.#warnings.push({ ...warning, ...(warning.value === undefined ? {} : { value: warning.value.slice(0, 80) }) })
  }

  all(): ImportWarning[] {
    return this.#count > mostWarnings ? [...this.#warnings, { kind: 'more', value: String(this.#count - mostWarnings) }] : [...this.#warnings]
  }
}
