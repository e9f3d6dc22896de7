import { CircleAlert, CircleCheck, CircleDashed, CircleOff, Clock, Hourglass, LoaderCircle, Moon, Presentation, RefreshCw, ShieldAlert, Unplug } from '@lucide/vue'
import type { Component } from 'vue'
import type { CommandPhase } from '../model/pushes'
import type { Level, Presence } from '../model/display-standing'

/** The sign of each state of a display, the same in cards, table and details. */
export const presenceSigns: Record<Presence, Component> = {
  never: CircleDashed, init: LoaderCircle, ready: CircleCheck, busy: Presentation, sleeping: Moon, updating: RefreshCw, 'safe-mode': ShieldAlert, disconnected: CircleOff, lost: Unplug,
}
export const levelTones: Record<Level, string> = { well: 'var(--ready)', attention: 'var(--now)', away: 'var(--ink-soft)' }

export const phaseSigns: Record<CommandPhase, Component> = {
  waiting: Hourglass, travelling: LoaderCircle, working: LoaderCircle, asked: Clock, done: CircleCheck, trouble: CircleAlert, ended: CircleOff,
}
export const phaseTones: Record<CommandPhase, string> = {
  waiting: 'var(--ink-soft)', travelling: 'var(--action)', working: 'var(--action)', asked: 'var(--now)', done: 'var(--ready)', trouble: 'var(--danger)', ended: 'var(--ink-soft)',
}
