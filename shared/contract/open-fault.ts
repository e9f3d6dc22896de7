import type { HiddenReason } from '../domain/invite-visibility'
import type { Presence } from './material-view'

/** Why an open request did not open; the board says it in words. */
export type OpenFault = { readonly kind: 'unknown' } | { readonly kind: 'hidden'; readonly why: HiddenReason } | { readonly kind: 'not-ready'; readonly presence: Presence }
