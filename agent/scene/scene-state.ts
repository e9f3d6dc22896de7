import { z } from 'zod'
import { leaseEndsAt, openedSchema, pushSchema, type Opened, type Push, type SceneInputs } from '#shared/domain/scene'

/** What survives a power cut of what is on the screen: a display comes back at the same stage of the same lesson. */
export const sceneStateSchema = z.object({
  push: pushSchema.nullable(),
  /** A push that waits for the end of the teacher's lease. */
  parked: pushSchema.nullable(),
  opened: openedSchema.nullable(),
})
export type SceneState = z.infer<typeof sceneStateSchema>
export const emptySceneState: SceneState = { push: null, parked: null, opened: null }

export type SceneWorld = Omit<SceneInputs, 'push' | 'opened'>

export const inputsOf = (state: SceneState, world: SceneWorld): SceneInputs => ({ ...world, push: state.push ?? undefined, opened: state.opened ?? undefined })

/** A teacher opens something: it takes the lease and parks what a push had put there. */
export function openThing(state: SceneState, thing: Opened['thing'], nowMs: number): SceneState {
  const now = new Date(nowMs).toISOString()
  return { push: null, parked: state.push ?? state.parked, opened: { thing, openedAt: now, lastTouchAt: now } }
}

/** Turns the page of the lesson on the screen; a pushed lesson that the teacher turns becomes the teacher's. Unchanged when no lesson is there. */
export function goToStage(state: SceneState, stage: number, nowMs: number): SceneState {
  const now = new Date(nowMs).toISOString()
  const turn = (lessonId: string): Opened['thing'] => ({ kind: 'lesson', lessonId, stage, stageSince: now })
  if (state.push?.thing.kind === 'lesson') return { ...state, push: null, opened: { thing: turn(state.push.thing.lessonId), openedAt: now, lastTouchAt: now } }
  if (state.push || state.opened?.thing.kind !== 'lesson') return state
  return { ...state, opened: { ...state.opened, thing: turn(state.opened.thing.lessonId), lastTouchAt: now } }
}

export function touch(state: SceneState, nowMs: number): SceneState {
  return state.opened ? { ...state, opened: { ...state.opened, lastTouchAt: new Date(nowMs).toISOString() } } : state
}

/** Closes the uppermost: a push before what the teacher opened. */
export function close(state: SceneState): SceneState {
  return state.push ? { ...state, push: null } : { ...state, opened: null }
}

/** A technician's push takes the screen; an older one that waited is replaced. */
export const install = (state: SceneState, push: Push): SceneState => ({ ...state, push, parked: null })
export const park = (state: SceneState, push: Push): SceneState => ({ ...state, parked: push })

/** What still holds at `nowMs`: ended leases and pushes go, a parked push returns once the screen is free. */
export function settle(state: SceneState, world: SceneWorld, nowMs: number): SceneState {
  const holds = (push: Push | null): Push | null => (push && (!push.until || nowMs < Date.parse(push.until)) ? push : null)
  const opened = state.opened && nowMs < leaseEndsAt(state.opened, world) ? state.opened : null
  const [push, parked] = [holds(state.push), holds(state.parked)]
  const settled = push || opened ? { push, parked, opened } : { push: parked, parked: null, opened: null }
  const isSame = settled.push === state.push && settled.parked === state.parked && settled.opened === state.opened
  return isSame ? state : settled
}

/** The same state after the clock moved by `byMs`: what was done between `sinceMs` and `untilMs` of the old time is as long ago as before. */
export function movedInTime(state: SceneState, { sinceMs, untilMs, byMs }: { sinceMs: number; untilMs: number; byMs: number }): SceneState {
  const { opened } = state
  if (!opened) return state
  const move = (instant: string) => {
    const ms = Date.parse(instant)
    return ms >= sinceMs && ms <= untilMs ? new Date(ms + byMs).toISOString() : instant
  }
  const thing = opened.thing.kind === 'lesson' ? { ...opened.thing, stageSince: move(opened.thing.stageSince) } : opened.thing
  return { ...state, opened: { thing, openedAt: move(opened.openedAt), lastTouchAt: move(opened.lastTouchAt) } }
}
