import { hallSections } from '#shared/domain/hall/sections'
import type { HallSettings } from '#shared/domain/hall/schema'
import { shownClasses } from '#shared/domain/hall/shown-classes'
import type { School } from '#shared/contract/panel'
import type { PanelWords } from '#shared/text/panel/ru'
import { gradeWords } from '../timetable/model/grade-list'

/** What the screen will do, in sentences. */
export function previewOf(settings: HallSettings, school: Pick<School, 'classes' | 'buildings'>, words: PanelWords['hall']): string[] {
  const { sections, show, ticker, playlist, sound, brightness, night } = settings
  const isShown = (section: (typeof hallSections)[number]) => sections[section] && (section !== 'playlist' || playlist.length > 0)
  const names = shownClasses(school.classes, show).map(({ name }) => name)
  const limits = [show.grades.length > 0 && words.ofGrades(gradeWords(show.grades)), show.buildingIds.length > 0 && school.buildings?.filter(({ id }) => show.buildingIds.includes(id)).map(({ name }) => name).join(', ')].filter(part => typeof part === 'string')
  const told = hallSections.filter(isShown).map(section => words.sections[section].toLocaleLowerCase())
  return [
    told.length > 0 ? words.preview.round(told.join(', ')) : words.preview.nothing,
    ...(sections.lessons || sections.changes ? [names.length === 0 ? words.preview.noClasses : words.preview.classes(names.length, names.length <= 12 ? names.join(', ') : `${names[0]} … ${names.at(-1)}`, limits.join(', '))] : []),
    ...(playlist.length > 0 && sections.playlist ? [words.preview.playlist(playlist.length, playlist.reduce((sum, { seconds }) => sum + seconds, 0), sound)] : []),
    ...(ticker.length > 0 ? [words.preview.ticker(ticker.length)] : []),
    words.preview.night(night.from, night.until, night.brightness, brightness),
    ...(sections.birthdays ? [words.preview.birthdays] : []),
  ]
}
