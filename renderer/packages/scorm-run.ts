import { keepable, resumed, type Elements, type ScormVersion } from './scorm-data'

/** The part of scorm-again that we use; its script is loaded as it is, never bundled. */
interface ScormApi {
  on(event: string, heard: () => void): void
  loadFromFlattenedJSON(elements: Elements): void
  renderCommitCMI(isEnd: boolean, withTotalTime: boolean): Record<string, unknown>
}
type ScormClass = new (settings: object) => ScormApi
type ScormWindow = Window & { Scorm12API?: ScormClass; Scorm2004API?: ScormClass; API?: ScormApi; API_1484_11?: ScormApi }

export interface ScormStart {
  readonly version: ScormVersion
  readonly kept: Elements | undefined
  readonly launchData: string
  readonly masteryScore: string
  /** What a course may call whoever learns: `pupilName`, nobody's own. */
  readonly learner: string
}

/** Courses want one to be there; the whole class is one. */
const learnerId = 'pupil-1'
/** A course that never commits is kept this long after its last change. */
const quietMs = 1_000

/** The script that must be here before `startScorm`. */
export const scormScript = (version: ScormVersion): string => (version === '1.2' ? 'scorm12.js' : 'scorm2004.js')

/**
 * Puts a run-time for one part into `view`, where the course finds it by climbing (or in its own window). `changed` gets what to keep: at once on commit and
 * end, else a moment after the last change. `navigated`: the course asks for the next or the previous part.
 */
export function startScorm(view: Window, start: ScormStart, changed: (elements: Elements) => void, navigated: (by: 1 | -1) => void): void {
  const is12 = start.version === '1.2'
  const own = window as unknown as ScormWindow
  const Api = (is12 ? own.Scorm12API : own.Scorm2004API)!
  const api = new Api({ autocommit: false, logLevel: 5, dataCommitFormat: 'flattened', alwaysSendTotalTime: true, mastery_override: true })
  if (start.kept) api.loadFromFlattenedJSON(resumed(start.version, start.kept))
  else api.loadFromFlattenedJSON({ [is12 ? 'cmi.core.entry' : 'cmi.entry']: 'ab-initio' })
  api.loadFromFlattenedJSON(is12 ? { 'cmi.core.student_id': learnerId, 'cmi.core.student_name': start.learner } : { 'cmi.learner_id': learnerId, 'cmi.learner_name': start.learner })
  if (start.launchData) api.loadFromFlattenedJSON({ 'cmi.launch_data': start.launchData })
  if (is12 && start.masteryScore) api.loadFromFlattenedJSON({ 'cmi.student_data.mastery_score': start.masteryScore, 'cmi.core.credit': 'credit' })

  let waiting: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    clearTimeout(waiting)
    changed(keepable(api.renderCommitCMI(false, true)))
  }
  for (const event of is12 ? ['LMSCommit', 'LMSFinish'] : ['Commit', 'Terminate']) api.on(event, keep)
  api.on(is12 ? 'LMSSetValue' : 'SetValue', () => {
    clearTimeout(waiting)
    waiting = setTimeout(keep, quietMs)
  })
  api.on('SequenceNext', () => navigated(1))
  api.on('SequencePrevious', () => navigated(-1))
  const target = view as ScormWindow
  if (is12) target.API = api
  else target.API_1484_11 = api
}
