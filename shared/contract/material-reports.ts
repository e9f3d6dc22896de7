import { z } from 'zod'
import { complaintSchema, type Complaint, type MaterialReport } from '../domain/material-report'
import { ulidSchema } from '../domain/ids'
import type { Result } from '../result'
import type { ArgumentSchemas } from './carrier'

/** `not-kept`: the display's disk refused it. */
export type ReportFault = { readonly kind: 'unknown' } | { readonly kind: 'too-many' } | { readonly kind: 'not-kept' }

/** What the board's window may ask of its agent about faults in materials. */
export interface ReportRequests {
  /** Kept on disk until the hub has it; `waits`: the hub cannot be reached now. */
  reportMaterial(complaint: Complaint): Result<{ waits: boolean }, ReportFault>
}
export const reportArguments: ArgumentSchemas<ReportRequests> = { reportMaterial: z.tuple([complaintSchema]) }

/** A report as the hub keeps it. */
export interface ReportRow {
  readonly report: MaterialReport
  readonly displayId: string
  readonly receivedAt: string
  readonly handled: { readonly at: string; readonly by: string } | undefined
}

/** Reports about the same thing at the same place, newest first; never empty. */
export interface ReportGroup {
  readonly key: string
  readonly rows: readonly ReportRow[]
}

/** At most so many groups come at once; `total` says how many there are. */
export const reportGroupsLimit = 200

/** What the panel may ask about them; the technician's alone. */
export interface PanelReportRequests {
  listReports(state: 'open' | 'handled'): { groups: ReportGroup[]; total: number }
  handleReports(ids: string[], isHandled: boolean): Result<null, { kind: 'unknown' }>
}
export const panelReportArguments: ArgumentSchemas<PanelReportRequests> = {
  listReports: z.tuple([z.enum(['open', 'handled'])]),
  handleReports: z.tuple([z.array(ulidSchema).min(1).max(2000), z.boolean()]),
}
/** `open`: groups that wait for somebody. */
export interface PanelReportEvents {
  reportsChanged: { open: number }
}
